package org.malipo.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses to go back to after signing in; only ones of this site, whatever the link said. */
public final class LocalPath {
    /** Only what may stand in an address as it is (RFC 3986): nothing that a browser would read in another way than we do. */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)[A-Za-z0-9._~!$&'()*+,;=:@%/?#\\[\\]-]*");

    private LocalPath() {}

    /** {@return the path if it stays on this site, else the other one} */
    public static String orElse(@Nullable String path, String other) {
        return path != null && isLocal(path) ? path : other;
    }

    private static boolean isLocal(String path) {
        return LOCAL.matcher(path).matches();
    }
}
