package org.malipo.wallets.pending;

import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of the transactions that waited for the signers of a deleted store, and of the coins that they held. */
@Component
class PendingBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 500;

    private final PendingTable table;

    PendingBelongings(PendingTable table) {
        this.table = table;
    }

    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        return table.removeSome(store, AT_A_TIME) == AT_A_TIME;
    }
}
