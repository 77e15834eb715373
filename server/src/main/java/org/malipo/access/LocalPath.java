package org.malipo.access;

import org.jspecify.annotations.Nullable;

/** Addresses to go back to after signing in; only ones of this site, whatever the link said. */
public final class LocalPath {
    private LocalPath() {}

    /** {@return the path if it stays on this site, else the other one} */
    public static String orElse(@Nullable String path, String other) {
        return path != null && isLocal(path) ? path : other;
    }

    private static boolean isLocal(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().noneMatch(character -> character == '\\' || Character.isISOControl(character));
    }
}
