package org.malipo.files;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The places where files lie. New ones go to the place that the settings name, old ones are found where they are. The
 * client of S3 is large, so it is made, and its classes are loaded, when a file needs it.
 */
@Component
class Storages implements DisposableBean {
    private final StorageKind current;
    private final FolderStorage folder;
    private final S3Settings settings;
    private @Nullable Storage s3;

    Storages(
            @Value("${malipo.files.store:folder}") String store,
            @Value("${malipo.state:data}") Path state,
            S3Settings settings) {
        this.current = StorageKind.of(store);
        this.folder = new FolderStorage(state.toAbsolutePath().resolve("files"));
        this.settings = settings;
    }

    /** {@return where new files go} */
    StorageKind current() {
        return current;
    }

    /** @throws IOException if the settings do not say where it is */
    Storage of(StorageKind kind) throws IOException {
        return switch (kind) {
            case FOLDER -> folder;
            case S3 -> s3();
        };
    }

    private synchronized Storage s3() throws IOException {
        if (s3 == null) {
            if (!settings.isComplete()) {
                throw new IOException("Files lie in a bucket, but not all of malipo.files.s3.… is set");
            }
            s3 = S3Storage.of(settings);
        }
        return s3;
    }

    @Override
    public synchronized void destroy() {
        if (s3 != null) {
            s3.close();
        }
    }
}
