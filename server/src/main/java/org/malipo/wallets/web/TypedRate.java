package org.malipo.wallets.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.problem.FieldErrors;

/** Reads a fee rate. */
final class TypedRate {
    private static final BigDecimal MOST = new BigDecimal(1_000_000);

    private TypedRate() {}

    /** @throws FieldErrors.InvalidFields if it is none */
    static @Nullable SatPerVbyte read(@Nullable BigDecimal rate) {
        if (rate == null) {
            return null;
        }
        if (rate.signum() <= 0 || rate.compareTo(MOST) > 0) {
            throw FieldErrors.of("FeeRate", "A fee rate is more than 0 and at most 1000000 sat/vB");
        }
        return new SatPerVbyte(rate);
    }
}
