package org.malipo.wallets.pending;

import org.malipo.chain.Chain;
import org.malipo.chain.OwnOutput;
import org.malipo.idempotency.CallKey;
import org.malipo.problem.Problem;
import org.malipo.problem.Problem.Kind;
import org.malipo.stores.Stores;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Keeps a transaction of several signers with its coins. Of two that want one coin, or are of one request, the first has it. */
@Component
class PendingKeeping {
    static final Problem COINS_TAKEN = Problem.of(
            Kind.CONFLICT,
            "coins-taken",
            "Another transaction takes these coins just now. Nothing was made; try again.");

    private final PendingTable table;
    private final PendingCoinTable coins;
    private final Chain chain;
    private final Stores stores;
    private final PendingNotes notes;
    private final PendingPeople people;

    PendingKeeping(
            PendingTable table,
            PendingCoinTable coins,
            Chain chain,
            Stores stores,
            PendingNotes notes,
            PendingPeople people) {
        this.table = table;
        this.coins = coins;
        this.chain = chain;
        this.stores = stores;
        this.notes = notes;
        this.people = people;
    }

    @Transactional
    public PendingOutcome keep(PendingTransaction made, StoreWallet wallet) {
        stores.hold(made.store());
        var key = CallKey.current();
        if (!table.insert(made, key)) {
            return key.flatMap(table::ofKey)
                    .<PendingOutcome>map(PendingOutcome.Done::new)
                    .orElseGet(() -> new PendingOutcome.Refused(COINS_TAKEN));
        }
        if (!coins.hold(made.id(), made.network(), made.coins()) || isAnyGone(made, wallet)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new PendingOutcome.Refused(COINS_TAKEN);
        }
        people.ask(made, wallet);
        notes.created(made);
        return new PendingOutcome.Done(made);
    }

    /** What was read of the chain when coins were chosen may be old by now. */
    private boolean isAnyGone(PendingTransaction made, StoreWallet wallet) {
        var there = chain.outputs(made.network(), wallet.group(), made.coins()).stream()
                .filter(coin -> coin.live() && coin.spentBy() == null)
                .map(OwnOutput::outpoint)
                .toList();
        return !there.containsAll(made.coins());
    }
}
