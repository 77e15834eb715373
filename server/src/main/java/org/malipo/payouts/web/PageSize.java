package org.malipo.payouts.web;

import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;

/** How many a list holds: all there are, unless the caller asks for pages. */
final class PageSize {
    private static final int LARGEST = 1_000;

    private PageSize() {}

    /** @throws FieldErrors.InvalidFields if it is no size of a page */
    static int of(@Nullable Integer take) {
        if (take == null) {
            return Integer.MAX_VALUE - 1;
        }
        if (take < 0) {
            throw FieldErrors.of("take", "This can't be negative");
        }
        return Math.min(take, LARGEST);
    }
}
