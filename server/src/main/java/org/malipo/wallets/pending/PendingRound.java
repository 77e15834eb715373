package org.malipo.wallets.pending;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.malipo.chain.Chain;
import org.malipo.chain.OwnOutput;
import org.malipo.problem.TimedPlace;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;

/**
 * Looks after all open transactions of several signers: ends those that nobody sent in time, and those whose coins were spent
 * while they were being made.
 */
@Component
class PendingRound {
    private static final int AT_A_TIME = 100;

    private final PendingTable table;
    private final PendingEnds ends;
    private final PendingFate fate;
    private final Chain chain;
    private final Clock clock;

    PendingRound(PendingTable table, PendingEnds ends, PendingFate fate, Chain chain, Clock clock) {
        this.table = table;
        this.ends = ends;
        this.fate = fate;
        this.chain = chain;
        this.clock = clock;
    }

    void lookAfter() {
        var after = TimedPlace.OLDEST;
        List<PendingTransaction> page;
        do {
            page = table.open(after, AT_A_TIME);
            page.forEach(this::lookAfter);
            if (!page.isEmpty()) {
                var last = page.getLast();
                after = new TimedPlace(last.expiresAt(), last.id().value());
            }
        } while (page.size() == AT_A_TIME);
    }

    private void lookAfter(PendingTransaction pending) {
        if (!pending.expiresAt().isAfter(clock.instant())) {
            ends.expired(pending);
        } else {
            var spenders =
                    chain.outputs(pending.network(), StoreWallet.groupOf(pending.wallet()), pending.coins()).stream()
                            .map(OwnOutput::spentBy)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList();
            if (!spenders.isEmpty()) {
                fate.decide(
                        pending, chain.transactions(pending.network(), spenders).values());
            }
        }
    }
}
