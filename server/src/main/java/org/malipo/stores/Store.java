package org.malipo.stores;

import java.time.Instant;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;

/**
 * A merchant's shop.
 *
 * @param network where its money moves; chosen when the store is made, and never changed
 */
public record Store(
        StoreId id, String name, Network network, StoreSettings settings, boolean archived, Instant createdAt) {
    /** {@return the same store with these settings} */
    public Store with(StoreSettings changed) {
        return new Store(id, name, network, changed, archived, createdAt);
    }

    /** {@return the same store, put away or taken out again} */
    public Store withArchived(boolean put) {
        return new Store(id, name, network, settings, put, createdAt);
    }
}
