package org.malipo.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The contents of files, in a folder of this machine, each under its id. Ids are made by this server, never by a user.
 */
@Component
class FolderStorage {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Path folder;

    FolderStorage(@Value("${malipo.state:data}") Path state) {
        this.folder = state.toAbsolutePath().resolve("files");
    }

    /** Keeps the whole content, or nothing of it. */
    void put(String id, byte[] content) throws IOException {
        Files.createDirectories(folder);
        var unfinished = Files.createTempFile(folder, "new-", ".part");
        try {
            Files.write(unfinished, content, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
            Files.move(unfinished, place(id), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    Optional<byte[]> get(String id) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(place(id)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Does nothing if there is no such content. */
    void delete(String id) throws IOException {
        Files.deleteIfExists(place(id));
    }

    private Path place(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("No id of a file");
        }
        return folder.resolve(id);
    }
}
