package org.malipo.problem;

import org.jspecify.annotations.Nullable;

/** How many a list holds: all there are, unless the caller asks for pages. */
public final class PageSize {
    /** Whatever there is, and room to ask for one more. */
    public static final int ALL = Integer.MAX_VALUE - 1;

    private static final int LARGEST = 1_000;

    private PageSize() {}

    /** @throws FieldErrors.InvalidFields if it is no size of a page */
    public static int of(@Nullable Integer take) {
        if (take == null) {
            return ALL;
        }
        if (take < 0) {
            throw FieldErrors.of("take", "This can't be negative");
        }
        return Math.min(take, LARGEST);
    }
}
