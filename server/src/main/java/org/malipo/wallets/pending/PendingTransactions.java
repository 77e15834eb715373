package org.malipo.wallets.pending;

import fr.acinq.bitcoin.TxId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.UserId;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.idempotency.CallKey;
import org.malipo.problem.Cursor;
import org.malipo.problem.TimedPlace;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Transactions of wallets of several signers. Signatures come in any order; signers who come at the same time wait for each
 * other, so that all of them count.
 */
@Component
public class PendingTransactions {
    private static final String LIST = "pending-transactions";

    private final PendingTable table;
    private final PendingCoinTable coins;
    private final PendingEnds ends;
    private final PendingNotes notes;
    private final PendingPeople people;
    private final Clock clock;

    PendingTransactions(
            PendingTable table,
            PendingCoinTable coins,
            PendingEnds ends,
            PendingNotes notes,
            PendingPeople people,
            Clock clock) {
        this.table = table;
        this.coins = coins;
        this.ends = ends;
        this.notes = notes;
        this.people = people;
        this.clock = clock;
    }

    public Optional<PendingTransaction> find(StoreWallet wallet, PendingId id) {
        return table.find(id).filter(pending -> isOf(wallet, pending));
    }

    /** {@return what the present request made when it was sent before} A request with a key asks this before anything else. */
    public Optional<PendingTransaction> repeated() {
        return CallKey.current().flatMap(table::ofKey);
    }

    static boolean isOf(StoreWallet wallet, PendingTransaction pending) {
        return pending.store().equals(wallet.store()) && pending.wallet() == wallet.id();
    }

    /**
     * {@return those of a wallet, newest first}
     *
     * @param after where the last page ended, or null
     */
    public List<PendingTransaction> list(StoreWallet wallet, boolean onlyOpen, @Nullable String after, int limit) {
        return table.of(wallet, onlyOpen, TimedPlace.read(after, LIST, TimedPlace.NEWEST), limit);
    }

    /** {@return where it stands in lists} */
    public static Cursor place(PendingTransaction pending) {
        return TimedPlace.cursor(LIST, pending.createdAt(), pending.id());
    }

    /** Takes the signatures of a PSBT that came back from a signer, in whoever's hands it was. */
    @Transactional
    public PendingOutcome collect(StoreWallet wallet, PendingId id, Psbt given, UserId by) {
        var locked = table.lock(id).filter(pending -> isOf(wallet, pending));
        if (locked.isEmpty()) {
            return new PendingOutcome.Unknown();
        }
        var before = locked.get();
        if (before.state() != PendingState.PENDING) {
            return PendingOutcome.refused("not-pending", "Signatures are collected no more.");
        }
        try {
            var collected = before.with(given);
            if (collected.added() == 0) {
                return new PendingOutcome.Collected(before, 0, collected.ignored());
            }
            return new PendingOutcome.Collected(
                    kept(before, collected, given, by), collected.added(), collected.ignored());
        } catch (PsbtException e) {
            return PendingOutcome.refused("other-transaction", e.getMessage());
        }
    }

    private PendingTransaction kept(
            PendingTransaction before, PendingTransaction.Collected collected, Psbt given, UserId by)
            throws PsbtException {
        var now = clock.instant();
        var state = collected.signed() ? PendingState.SIGNED : PendingState.PENDING;
        table.keep(before.id(), given, collected.added(), by, now);
        table.collected(before.id(), collected, state, collected.signed() ? txid(collected.psbt()) : null, now);
        var kept = table.find(before.id()).orElseThrow();
        if (collected.signed()) {
            people.tellSigned(kept);
        }
        notes.collected(kept, collected.added());
        return kept;
    }

    private static TxId txid(Psbt signed) throws PsbtException {
        return PsbtFinalizer.extract(PsbtFinalizer.complete(signed).psbt()).txid;
    }

    /** Gives it up, and its coins back. What is being sent can't be given up any more. */
    @Transactional
    public PendingOutcome cancel(StoreWallet wallet, PendingId id) {
        var locked = table.lock(id).filter(pending -> isOf(wallet, pending));
        if (locked.isEmpty()) {
            return new PendingOutcome.Unknown();
        }
        if (!locked.get().state().isOpen()) {
            return PendingOutcome.refused("not-open", "It is over already.");
        }
        if (coins.isSending(id)) {
            return PendingOutcome.refused("being-sent", "It is being sent already.");
        }
        ends.cancelled(locked.get());
        return new PendingOutcome.Done(table.find(id).orElseThrow());
    }

    /** {@return what people are called; who has no account any more is left out} */
    public Map<UserId, String> names(Collection<UserId> users) {
        return people.names(users);
    }
}
