package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;

/** A transaction without its signatures: the same for everybody who signs it. */
public final class Unsigned {
    private Unsigned() {}

    public static Transaction of(Transaction signed) {
        return signed.updateInputs(signed.txIn.stream()
                .map(input -> new TxIn(input.outPoint, input.sequence))
                .toList());
    }
}
