package org.malipo.payjoin;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.invoices.InvoiceId;

/**
 * A payjoin that was proposed.
 *
 * @param invoice null where the wallet's receive page was paid
 * @param original what the payer signed first
 * @param coinjoin what was proposed in its place
 * @param refusedSince since when the node refuses the original, or null
 */
record Payjoin(
        UUID id,
        Network network,
        @Nullable InvoiceId invoice,
        PayjoinState state,
        Transaction original,
        TxId coinjoin,
        @Nullable Instant refusedSince) {
    boolean has(TxId txid) {
        return coinjoin.equals(txid) || original.txid.equals(txid);
    }

    TxId otherThan(TxId txid) {
        return coinjoin.equals(txid) ? original.txid : coinjoin;
    }
}
