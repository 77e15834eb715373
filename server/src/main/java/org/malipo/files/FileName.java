package org.malipo.files;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;

/**
 * The name that somebody gave a file. It is shown and ends the file's address; nothing is ever stored under it.
 *
 * @param text without separators, control characters and what else file systems or headers might take for something
 */
record FileName(String text) {
    private static final int LONGEST = 100;
    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\\\x00]");
    private static final Pattern UNCLEAN = Pattern.compile("[\\p{Cntrl}\\p{Cf}<>:\"|?*%;]");

    /** @throws FieldErrors.InvalidFields if it is missing, or names a place and not just a file */
    static FileName of(@Nullable String given) {
        if (given == null || SEPARATORS.matcher(given).find()) {
            throw invalid();
        }
        var clean = UNCLEAN.matcher(given).replaceAll("_").strip();
        if (clean.isEmpty() || clean.startsWith(".") || clean.length() > LONGEST) {
            throw invalid();
        }
        return new FileName(clean);
    }

    private static FieldErrors.InvalidFields invalid() {
        return FieldErrors.of("FileName", "Invalid filename");
    }

    /** {@return what follows the last dot, in lower case} */
    String extension() {
        int dot = text.lastIndexOf('.');
        return dot < 0 ? "" : text.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** {@return the name as an address shows it, with another extension} */
    String inAddress(String extension) {
        int dot = text.lastIndexOf('.');
        var stem = (dot < 0 ? text : text.substring(0, dot)).toLowerCase(Locale.ROOT);
        var plain = stem.replaceAll("[^a-z0-9_-]+", "-");
        return (plain.isEmpty() ? "file" : plain) + "." + extension;
    }
}
