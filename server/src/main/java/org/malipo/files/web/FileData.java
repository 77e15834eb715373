package org.malipo.files.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.malipo.files.FileUploads;
import org.malipo.files.StoredFile;

/**
 * A file as the API shows it.
 *
 * @param uri how other settings refer to it
 */
@Schema(name = "FileData")
record FileData(
        String id, String userId, String uri, String url, String originalName, String storageName, Instant created) {
    static FileData of(StoredFile file) {
        return new FileData(
                file.id(),
                file.owner().value(),
                file.reference(),
                FileUploads.urlOf(file),
                file.originalName(),
                file.storageName(),
                file.createdAt());
    }
}
