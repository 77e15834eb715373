package org.malipo.lightning;

import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;

/**
 * Who pays with what. All who pay with the server's own node are one payer, so that it pays nothing twice for two of them.
 *
 * @param store on whose behalf; null for the server's
 */
public record Payer(@Nullable StoreId store, UsedNode node) {
    static final String SERVER = "server";

    String name() {
        return node.isInternal() || store == null ? SERVER : store.value();
    }
}
