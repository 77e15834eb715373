package org.malipo.files.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.files.StoredFile;

/**
 * Files of the server.
 *
 * @param error key of what is wrong with an upload; empty if nothing is
 * @param stored whether one was stored just now
 * @param first whether nothing newer lies before them
 * @param more address of the older ones, if there are any
 */
public record FileListView(
        List<StoredFile> files,
        String error,
        boolean stored,
        boolean first,
        @Nullable String more) {
    private static final int KILO = 1_000;

    /** {@return its size, rounded up} */
    public static int kilobytes(StoredFile file) {
        return Math.ceilDiv(file.size(), KILO);
    }
}
