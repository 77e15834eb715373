package org.malipo.client;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How to raise a fee; null leaves a choice to the server.
 *
 * @param method {@code RBF} or {@code CPFP}
 * @param feeRate in satoshis per virtual byte
 * @param target in place of the rate, within how many blocks it is to be confirmed
 * @param psbtVersion where it is signed elsewhere: 0 (BIP 174) or 2 (BIP 370)
 */
public record HigherFee(
        @Nullable String method,
        @Nullable BigDecimal feeRate,
        @Nullable Integer target,
        @Nullable Integer psbtVersion) {
    public static final HigherFee USUAL = new HigherFee(null, null, null);

    public HigherFee(@Nullable String method, @Nullable BigDecimal feeRate, @Nullable Integer target) {
        this(method, feeRate, target, null);
    }

    /** @param satPerVbyte what to pay */
    public static HigherFee of(String satPerVbyte) {
        return new HigherFee(null, new BigDecimal(satPerVbyte), null);
    }

    /** Asks for a PSBT of version 2 (BIP 370) where it is signed elsewhere; else it is of version 0 (BIP 174). */
    public HigherFee asPsbtVersion2() {
        return new HigherFee(method, feeRate, target, 2);
    }
}
