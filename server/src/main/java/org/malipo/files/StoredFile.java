package org.malipo.files;

import java.time.Instant;
import org.malipo.access.UserId;

/**
 * What is known of a file beside its contents.
 *
 * @param originalName as its uploader named it, cleaned
 * @param storageName last part of its address
 * @param contentType what it is served as
 * @param size in bytes, as stored
 * @param storage where its content lies, or lay a minute ago
 */
public record StoredFile(
        String id,
        UserId owner,
        String originalName,
        String storageName,
        String contentType,
        int size,
        Instant createdAt,
        StorageKind storage) {
    static final String SCHEME = "fileid:";
    static final String ADDRESS = "/LocalStorage/";

    /** {@return how other modules refer to it} */
    public String reference() {
        return SCHEME + id;
    }

    /** {@return its path on this server} */
    public String path() {
        return ADDRESS + storageName;
    }
}
