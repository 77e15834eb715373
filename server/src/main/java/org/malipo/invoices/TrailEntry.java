package org.malipo.invoices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that another module did for an invoice, or is about to do.
 *
 * @param at when it happened; in the future if it is still to come
 * @param text a sentence in the reader's language
 * @param kind how it is coloured: {@code good}, {@code wait}, {@code bad} or empty
 * @param icon by its name
 * @param link path of the page with everything about it, or null where the reader may not see it
 */
public record TrailEntry(
        Instant at,
        String text,
        String kind,
        String icon,
        @Nullable String link) {}
