package org.malipo.wallets;

import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes what a deleted store noted about its wallets, once it has none any more, so that nothing is noted again. */
@Component
class NoteBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 1_000;

    private final ObjectTable objects;

    NoteBelongings(ObjectTable objects) {
        this.objects = objects;
    }

    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        return objects.removeSome(store, AT_A_TIME) > 0;
    }
}
