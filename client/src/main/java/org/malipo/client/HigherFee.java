package org.malipo.client;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How to raise a fee; null leaves a choice to the server.
 *
 * @param method {@code RBF} or {@code CPFP}
 * @param feeRate in satoshis per virtual byte
 * @param target in place of the rate, within how many blocks it is to be confirmed
 */
public record HigherFee(
        @Nullable String method,
        @Nullable BigDecimal feeRate,
        @Nullable Integer target) {
    public static final HigherFee USUAL = new HigherFee(null, null, null);

    /** @param satPerVbyte what to pay */
    public static HigherFee of(String satPerVbyte) {
        return new HigherFee(null, new BigDecimal(satPerVbyte), null);
    }
}
