package org.malipo.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Sounds by their first bytes. They are kept as they are, and served as sounds only. */
final class Sounds {
    private Sounds() {}

    /** {@return the sound; empty if it is none, or has another kind's name} */
    static Optional<Content> read(byte[] bytes, String extension) {
        return typeOf(bytes, extension).map(type -> new Content(bytes, type, extension));
    }

    private static Optional<String> typeOf(byte[] bytes, String extension) {
        return switch (extension) {
            case "mp3" -> when(has(bytes, 0, "ID3") || isMpegFrame(bytes), "audio/mpeg");
            case "ogg", "oga", "opus" -> when(has(bytes, 0, "OggS"), "audio/ogg");
            case "wav" -> when(has(bytes, 0, "RIFF") && has(bytes, 8, "WAVE"), "audio/wav");
            case "flac" -> when(has(bytes, 0, "fLaC"), "audio/flac");
            case "m4a" -> when(has(bytes, 4, "ftyp"), "audio/mp4");
            default -> Optional.empty();
        };
    }

    private static Optional<String> when(boolean is, String type) {
        return is ? Optional.of(type) : Optional.empty();
    }

    /** Eleven bits set, and a version and a layer that exist. */
    private static boolean isMpegFrame(byte[] bytes) {
        return bytes.length > 4
                && (bytes[0] & 0xff) == 0xff
                && (bytes[1] & 0xe0) == 0xe0
                && (bytes[1] & 0x18) != 0x08
                && (bytes[1] & 0x06) != 0;
    }

    private static boolean has(byte[] bytes, int at, String text) {
        var wanted = text.getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= at + wanted.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
