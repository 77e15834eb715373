package org.malipo.wallets.sending;

import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of what a deleted store has sent. The chain goes on to follow the transactions of wallets that others have. */
@Component
class SendBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 500;

    private final SendTable sends;

    SendBelongings(SendTable sends) {
        this.sends = sends;
    }

    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        return sends.removeSome(store, AT_A_TIME) == AT_A_TIME;
    }
}
