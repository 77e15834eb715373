package org.malipo.files;

import java.io.IOException;
import java.util.Optional;
import org.malipo.access.Uploads.Kind;
import org.malipo.problem.FieldErrors;
import org.springframework.web.multipart.MultipartFile;

/** Finds out what an upload really is. */
final class UploadCheck {
    private static final int LARGEST = 1 << 20;

    private UploadCheck() {}

    /** @throws FieldErrors.InvalidFields if it is empty, too large, or not of that kind */
    static Content contentOf(MultipartFile file, FileName name, Kind kind) {
        var bytes = bytesOf(file);
        return switch (kind) {
            case IMAGE ->
                Pictures.read(bytes, name.extension())
                        .orElseThrow(
                                () -> wrong(
                                        "The uploaded file needs to be an image (PNG, JPEG, GIF or BMP) of at most 12 megapixels"));
            case STYLE_SHEET ->
                StyleSheets.read(bytes, name.extension())
                        .orElseThrow(() -> wrong("The uploaded file needs to be a CSS file"));
            case SOUND ->
                Sounds.read(bytes, name.extension())
                        .orElseThrow(() -> wrong("The uploaded file needs to be a sound (MP3, OGG, WAV, FLAC or M4A)"));
        };
    }

    /** @throws FieldErrors.InvalidFields if it is empty, too large, or of no kind that is kept */
    static Content contentOf(MultipartFile file, FileName name) {
        var bytes = bytesOf(file);
        return Optional.<Content>empty()
                .or(() -> Pictures.read(bytes, name.extension()))
                .or(() -> StyleSheets.read(bytes, name.extension()))
                .or(() -> Sounds.read(bytes, name.extension()))
                .orElseThrow(() -> wrong("The uploaded file needs to be an image, a sound or a CSS file"));
    }

    private static byte[] bytesOf(MultipartFile file) {
        if (file.isEmpty()) {
            throw wrong("The uploaded file is empty");
        }
        if (file.getSize() > LARGEST) {
            throw wrong("The uploaded file should be less than 1MB");
        }
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new IllegalStateException("An upload can't be read: " + e.getMessage(), e);
        }
    }

    private static FieldErrors.InvalidFields wrong(String message) {
        return FieldErrors.of("file", message);
    }
}
