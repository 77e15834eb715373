package org.malipo.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Looks whether the bucket with the files answers. It asks for a file that nobody has, and so changes nothing. */
public final class StorageProbe {
    private static final String NOBODYS = "0".repeat(32);

    private StorageProbe() {}

    /**
     * {@return why new files can't be kept; empty if they can, or go to the folder}
     *
     * @param settings from which nothing else was made yet
     */
    public static Optional<String> failure(Environment settings) {
        if (StorageKind.of(settings.getProperty("malipo.files.store", "folder")) == StorageKind.FOLDER) {
            return Optional.empty();
        }
        var bucket = Binder.get(settings).bindOrCreate("malipo.files.s3", S3Settings.class);
        try (var storage = S3Storage.of(bucket)) {
            return failure(storage);
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    static Optional<String> failure(Storage storage) {
        try (var _ = storage.open(NOBODYS).orElseGet(InputStream::nullInputStream)) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
