package org.malipo.access;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did, from the audit log.
 *
 * @param action for example {@code invoice.marked}
 * @param who the address of whoever did it, also in somebody else's name; null if the account is gone, or it was nobody's
 * @param key how the hash of the API key begins that it was done with, or null
 */
public record Deed(
        Instant at,
        String action,
        @Nullable String who,
        @Nullable String key,
        Map<String, String> details) {}
