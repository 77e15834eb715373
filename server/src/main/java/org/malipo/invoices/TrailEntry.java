package org.malipo.invoices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that another module did for an invoice, or is about to do.
 *
 * @param at when it happened last, or was to happen
 * @param next when it is tried next, or null if it is not
 * @param text a sentence in the reader's language
 * @param kind how it is coloured: {@code good}, {@code wait}, {@code bad} or empty
 * @param icon by its name
 * @param link path of the page with everything about it, or null where the reader may not see it
 */
public record TrailEntry(
        Instant at,
        @Nullable Instant next,
        String text,
        String kind,
        String icon,
        @Nullable String link) {}
