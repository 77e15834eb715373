package org.malipo.stores;

import org.malipo.access.StoreId;
import org.malipo.access.StoreRights;
import org.springframework.stereotype.Component;

/** Takes a deleted store out of the API keys that are limited to it. */
@Component
class KeyBelongings implements StoreBelongings {
    private final StoreRights rights;

    KeyBelongings(StoreRights rights) {
        this.rights = rights;
    }

    @Override
    public boolean letGo(StoreId store) {
        return rights.takeFromKeys(store);
    }
}
