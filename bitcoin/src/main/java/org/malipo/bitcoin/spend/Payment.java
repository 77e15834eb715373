package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxOut;
import org.malipo.bitcoin.Dust;

/**
 * One output that the caller wants.
 * @param subtractsFee whether the fee is taken from it
 */
public record Payment(ByteVector script, Satoshi amount, boolean subtractsFee) {
    public static Payment of(byte[] script, Satoshi amount) {
        return new Payment(new ByteVector(script), amount, false);
    }

    public Payment subtractingFee() {
        return new Payment(script, amount, true);
    }

    TxOut output() {
        return new TxOut(amount, script);
    }

    Satoshi dustLimit() {
        return Dust.limitOf(script.toByteArray());
    }
}
