package org.malipo.wallets.pending;

import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtFinalizer;
import org.malipo.problem.Problem;
import org.malipo.problem.Problem.Kind;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Offered;
import org.malipo.wallets.sending.Outgoing;
import org.springframework.stereotype.Component;

/** Sends what all have signed, by the way that everything leaves. */
@Component
public class PendingSends {
    private final PendingTransactions transactions;
    private final Outgoing outgoing;
    private final PendingEnds ends;

    PendingSends(PendingTransactions transactions, Outgoing outgoing, PendingEnds ends) {
        this.transactions = transactions;
        this.outgoing = outgoing;
        this.ends = ends;
    }

    /** Sending it again is harmless. Must not be called in a transaction. */
    public PendingOutcome send(StoreWallet wallet, PendingId id) {
        var found = transactions.find(wallet, id);
        if (found.isEmpty()) {
            return new PendingOutcome.Unknown();
        }
        return switch (found.get().state()) {
            case SIGNED -> send(wallet, found.get());
            case BROADCAST -> new PendingOutcome.Done(found.get());
            case PENDING -> PendingOutcome.refused("not-signed", "Signatures are missing.");
            case CANCELLED, EXPIRED, INVALIDATED -> PendingOutcome.refused("not-open", "It is over already.");
        };
    }

    private PendingOutcome send(StoreWallet wallet, PendingTransaction pending) {
        try {
            var finished = PsbtFinalizer.complete(pending.psbt()).psbt();
            var signed = PsbtFinalizer.extract(finished);
            return outgoing.send(wallet, signed, finished)
                    .map(offered -> outcome(wallet, pending, offered))
                    .orElseGet(() -> new PendingOutcome.Refused(PendingKeeping.COINS_TAKEN));
        } catch (PsbtException e) {
            throw new IllegalStateException("A stored transaction is not signed: " + pending.id(), e);
        }
    }

    private PendingOutcome outcome(StoreWallet wallet, PendingTransaction pending, Offered offered) {
        return switch (offered) {
            case Offered.Refused refused ->
                new PendingOutcome.Refused(Problem.of(Kind.REFUSED, "broadcast-error", refused.reason()));
            case Offered.OnItsWay(var send) -> {
                ends.broadcast(pending, send.txid());
                yield done(wallet, pending);
            }
            case Offered.Unknown _ -> done(wallet, pending); // what the chain tells of it ends it
        };
    }

    private PendingOutcome done(StoreWallet wallet, PendingTransaction pending) {
        return transactions
                .find(wallet, pending.id())
                .<PendingOutcome>map(PendingOutcome.Done::new)
                .orElseGet(PendingOutcome.Unknown::new);
    }
}
