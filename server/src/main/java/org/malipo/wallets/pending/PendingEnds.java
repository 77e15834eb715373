package org.malipo.wallets.pending;

import fr.acinq.bitcoin.TxId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what became of transactions of several signers, and gives their coins back. Each step is harmless twice. */
@Component
class PendingEnds {
    private static final Logger log = LoggerFactory.getLogger(PendingEnds.class);

    private final PendingTable table;
    private final PendingCoinTable coins;
    private final PendingNotes notes;
    private final PendingPeople people;
    private final Clock clock;

    PendingEnds(PendingTable table, PendingCoinTable coins, PendingNotes notes, PendingPeople people, Clock clock) {
        this.table = table;
        this.coins = coins;
        this.notes = notes;
        this.people = people;
        this.clock = clock;
    }

    /** The network has it, whoever sent it. */
    @Transactional
    public void broadcast(PendingTransaction pending, TxId txid) {
        if (end(pending, PendingState.BROADCAST, txid)) {
            notes.broadcast(pending);
        }
    }

    @Transactional
    public void cancelled(PendingTransaction pending) {
        if (end(pending, PendingState.CANCELLED, null)) {
            notes.cancelled(pending);
        }
    }

    @Transactional
    public void expired(PendingTransaction pending) {
        if (!coins.isSending(pending.id()) && end(pending, PendingState.EXPIRED, null)) {
            notes.expired(pending);
            people.tellExpired(pending);
        }
    }

    /** Another transaction has spent one of its coins. */
    @Transactional
    public void invalidated(PendingTransaction pending, TxId by) {
        if (end(pending, PendingState.INVALIDATED, null)) {
            log.info("Transaction {} has spent a coin of {}", by, pending.id());
            notes.invalidated(pending);
            people.tellInvalidated(pending);
        }
    }

    private boolean end(PendingTransaction pending, PendingState to, @Nullable TxId txid) {
        var ended = table.end(pending.id(), to, txid, clock.instant());
        if (ended) {
            coins.release(pending.id());
            log.info("Pending transaction {} of store {} is {} now", pending.id(), pending.store(), to.id());
        }
        return ended;
    }
}
