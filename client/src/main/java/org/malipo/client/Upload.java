package org.malipo.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file to send. */
public final class Upload {
    private final String name;
    private final String contentType;
    private final byte[] content;

    private Upload(String name, String contentType, byte[] content) {
        this.name = name;
        this.contentType = contentType;
        this.content = content;
    }

    /**
     * @param name with an ending, from which the server knows its kind, for example {@code logo.png}
     * @param content is copied
     */
    public static Upload of(String name, byte[] content) {
        return new Upload(name, "application/octet-stream", content.clone());
    }

    public static Upload of(Path file) throws IOException {
        return of(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }

    String name() {
        return name;
    }

    String contentType() {
        return contentType;
    }

    byte[] content() {
        return content;
    }
}
