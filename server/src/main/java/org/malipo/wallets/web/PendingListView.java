package org.malipo.wallets.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.money.Sats;
import org.malipo.wallets.pending.PendingState;
import org.malipo.wallets.pending.PendingTransaction;

/**
 * Transactions of several signers.
 *
 * @param older the cursor of the next page, or null if this is the last
 * @param first whether this is the first page
 * @param makes whether whoever looks may make one
 */
public record PendingListView(
        String path, List<Row> rows, @Nullable String older, boolean first, boolean makes) {
    /** @param taken what leaves the wallet, with the fee */
    public record Row(String id, PendingState state, Sats taken, int collected, int needed, Instant createdAt) {
        static Row of(PendingTransaction pending) {
            return new Row(
                    pending.id().value(),
                    pending.state(),
                    Sats.ZERO.minus(pending.change()),
                    pending.progress().collected(),
                    pending.progress().needed(),
                    pending.createdAt());
        }
    }
}
