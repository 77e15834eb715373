package org.malipo.wallets.multisig;

import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets the wallet of several signers that a deleted store was about to get. */
@Component
class SetupBelongings implements StoreBelongings {
    private final OpenSetupTable table;

    SetupBelongings(OpenSetupTable table) {
        this.table = table;
    }

    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        return table.removeOf(store);
    }
}
