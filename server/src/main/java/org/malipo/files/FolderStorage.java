package org.malipo.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The contents of files in a folder of this machine. */
final class FolderStorage implements Storage {
    private final Path folder;

    FolderStorage(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(String id, byte[] content) throws IOException {
        Files.createDirectories(folder);
        var unfinished = unfinished(id);
        try {
            Files.write(
                    unfinished,
                    content,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DSYNC);
            Files.move(unfinished, place(id), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public Optional<InputStream> open(String id) throws IOException {
        try {
            return Optional.of(Files.newInputStream(place(id)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String id) throws IOException {
        Files.deleteIfExists(place(id));
        Files.deleteIfExists(unfinished(id));
    }

    private Path place(String id) {
        return folder.resolve(Storage.checked(id));
    }

    private Path unfinished(String id) {
        return folder.resolve(Storage.checked(id) + ".part");
    }
}
