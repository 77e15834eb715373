package org.malipo.web;

import org.jspecify.annotations.Nullable;

/**
 * How the server presents itself on a page.
 *
 * @param name of the server
 * @param logo address of a picture; null for our own mark
 * @param theme address of a style sheet that follows ours, or null
 * @param forcedTheme the one that everybody has, or null where everybody chooses
 * @param message what the administrator wants the staff to read, or null
 * @param hidden whether search engines are asked not to list the page
 */
public record Site(
        String name,
        @Nullable String contactUrl,
        @Nullable String logo,
        @Nullable String theme,
        @Nullable Theme forcedTheme,
        @Nullable String message,
        boolean hidden) {}
