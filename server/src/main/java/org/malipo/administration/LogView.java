package org.malipo.administration;

import org.jspecify.annotations.Nullable;

/**
 * Some lines of a log.
 *
 * @param older address of the lines before, or null
 * @param newest address of the last lines, or null if these are they
 */
public record LogView(
        String name,
        String text,
        @Nullable String older,
        @Nullable String newest,
        String download) {}
