package org.malipo.wallets.pending;

import fr.acinq.bitcoin.Transaction;
import java.util.Collection;
import org.malipo.wallets.sending.Unsigned;
import org.springframework.stereotype.Component;

/** Decides what becomes of a transaction of several signers whose coins are spent. */
@Component
class PendingFate {
    private final PendingEnds ends;

    PendingFate(PendingEnds ends) {
        this.ends = ends;
    }

    /** @param spending transactions of the network that spend its coins; it may be one of them, whoever sent it */
    void decide(PendingTransaction pending, Collection<Transaction> spending) {
        var itself = spending.stream()
                .filter(tx -> Unsigned.of(tx).txid.equals(pending.unsignedId()))
                .findFirst();
        if (itself.isPresent()) {
            ends.broadcast(pending, itself.get().txid);
        } else {
            spending.stream().findFirst().ifPresent(other -> ends.invalidated(pending, other.txid));
        }
    }
}
