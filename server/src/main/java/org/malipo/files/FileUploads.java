package org.malipo.files;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.malipo.access.Caller;
import org.malipo.access.Uploads;
import org.malipo.access.UserId;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Files as lower modules see them: references. */
@Component
public class FileUploads implements Uploads {
    private final StoredFiles files;

    FileUploads(StoredFiles files) {
        this.files = files;
    }

    @Override
    public String store(MultipartFile file, UserId owner, Kind kind) {
        var name = FileName.of(file.getOriginalFilename());
        return files.add(name, UploadCheck.contentOf(file, name, kind), owner).reference();
    }

    /** Stores a file of any kind that is kept. */
    public StoredFile store(MultipartFile file, UserId owner) {
        var name = FileName.of(file.getOriginalFilename());
        return files.add(name, UploadCheck.contentOf(file, name), owner);
    }

    @Override
    public String urlOf(String reference) {
        return fileOf(reference).map(FileUploads::urlOf).orElse(reference);
    }

    @Override
    public Map<String, String> urlsOf(Collection<String> references) {
        var ids = references.stream()
                .flatMap(reference -> idIn(reference).stream())
                .collect(Collectors.toSet());
        var found = files.findAll(ids);
        return references.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        reference -> idIn(reference)
                                .flatMap(id -> Optional.ofNullable(found.get(id)))
                                .map(FileUploads::urlOf)
                                .orElse(reference)));
    }

    /** {@return the absolute address of a file} */
    public static String urlOf(StoredFile file) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(file.path())
                .toUriString();
    }

    /** A reference can be copied by hand, so it gives no right: only its uploader or an administrator deletes a file. */
    @Override
    public void delete(String reference) {
        fileOf(reference).filter(FileUploads::mayDelete).map(StoredFile::id).ifPresent(files::delete);
    }

    @Override
    public void discard(String reference) {
        fileOf(reference).map(StoredFile::id).ifPresent(files::delete);
    }

    private static boolean mayDelete(StoredFile file) {
        return Caller.find()
                .filter(caller -> caller.isAdmin() || caller.user().equals(file.owner()))
                .isPresent();
    }

    private Optional<StoredFile> fileOf(String reference) {
        return idIn(reference).flatMap(files::find);
    }

    private static Optional<String> idIn(String reference) {
        return reference.startsWith(StoredFile.SCHEME)
                ? Optional.of(reference.substring(StoredFile.SCHEME.length()))
                : Optional.empty();
    }
}
