package org.malipo.access.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreNames.NamedStore;
import org.malipo.problem.FormErrors;

/**
 * A person's API keys.
 *
 * @param made the value of the key that was just made; shown this once
 */
public record ApiKeysView(List<Row> keys, @Nullable String made) {
    /** A key, as far as it may be shown. */
    public record Row(
            String id,
            String label,
            List<Right> rights,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant expiresAt,
            boolean expired) {}

    /**
     * A right of a key.
     *
     * @param store what the store is called that it is limited to; empty where it counts in all
     */
    public record Right(String permission, String store) {}

    /** What a key was used for. */
    public record Uses(String id, String label, List<Use> uses) {}

    /** @param permission empty where the program only needed to be known */
    public record Use(String permission, String calls, Instant lastUsedAt) {}

    /** The form for another key, as it was filled in. */
    public record New(
            String label,
            String expires,
            RightsView rights,
            List<NamedStore> stores,
            List<String> chosenStores,
            FormErrors errors) {}
}
