package org.malipo.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** The contract of files on the server's own folder. */
@Tag("story")
class FolderStorageTests extends FileStorageContract {
    @Override
    void prepare() {
        // The folder is where files go unless a setting says something else.
    }

    @Override
    List<String> contents() {
        var folder = workspace.folder("malipo").resolve("state/files");
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
