package org.malipo.payouts;

import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.access.StoreOfPath;
import org.springframework.stereotype.Component;

/** Tells which store a pull payment in a path belongs to. */
@Component
class PullPaymentOwners implements StoreOfPath {
    private final PullPaymentTable table;

    PullPaymentOwners(PullPaymentTable table) {
        this.table = table;
    }

    @Override
    public String variable() {
        return "pullPaymentId";
    }

    @Override
    public Optional<StoreId> storeOf(String id) {
        return table.find(new PullPaymentId(id)).map(PullPayment::store);
    }
}
