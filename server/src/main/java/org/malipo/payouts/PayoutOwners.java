package org.malipo.payouts;

import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.access.StoreOfPath;
import org.springframework.stereotype.Component;

/** Tells which store a payout in a path belongs to. */
@Component
class PayoutOwners implements StoreOfPath {
    private final PayoutTable table;

    PayoutOwners(PayoutTable table) {
        this.table = table;
    }

    @Override
    public String variable() {
        return "payoutId";
    }

    @Override
    public Optional<StoreId> storeOf(String id) {
        return table.storeOf(new PayoutId(id));
    }
}
