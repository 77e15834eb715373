package org.malipo.invoices;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import org.malipo.money.Sats;

/**
 * Two transactions of which at most one pays an invoice, by an output at the same place: what a payer signed first, and the
 * payjoin (BIP 78) that was proposed in its place.
 *
 * @param originalValue what the first pays
 * @param coinjoinValue what the second pays, beyond the coins of ours that it spends
 * @param contributed these coins
 * @param seen whether the network ever had one of the two; no more than a promise until then
 */
record PayjoinPayment(
        TxId original,
        Sats originalValue,
        TxId coinjoin,
        Sats coinjoinValue,
        List<OutPoint> contributed,
        boolean seen) {
    PayjoinPayment {
        contributed = List.copyOf(contributed);
    }

    boolean has(TxId txid) {
        return original.equals(txid) || coinjoin.equals(txid);
    }

    Sats valueOf(TxId txid) {
        return coinjoin.equals(txid) ? coinjoinValue : originalValue;
    }

    TxId otherThan(TxId txid) {
        return coinjoin.equals(txid) ? original : coinjoin;
    }

    PayjoinPayment noticed() {
        return new PayjoinPayment(original, originalValue, coinjoin, coinjoinValue, contributed, true);
    }
}
