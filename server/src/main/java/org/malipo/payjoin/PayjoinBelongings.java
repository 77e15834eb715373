package org.malipo.payjoin;

import org.malipo.access.StoreId;
import org.malipo.stores.StoreBelongings;
import org.malipo.wallets.PayjoinCoins;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of a deleted store's payjoins. That payers' coins were in one is remembered: other stores ask, too. */
@Component
class PayjoinBelongings implements StoreBelongings {
    private static final int AT_A_TIME = 200;

    private final PayjoinTable table;
    private final RefusalTable refusals;
    private final PayjoinCoins coins;

    PayjoinBelongings(PayjoinTable table, RefusalTable refusals, PayjoinCoins coins) {
        this.table = table;
        this.refusals = refusals;
        this.coins = coins;
    }

    @Override
    @Transactional
    public boolean letGo(StoreId store) {
        var some = table.some(store, AT_A_TIME);
        for (var payjoin : some) {
            coins.release(payjoin);
            table.remove(payjoin);
        }
        return refusals.removeSome(store, AT_A_TIME) == AT_A_TIME || some.size() == AT_A_TIME;
    }
}
