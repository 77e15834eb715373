package org.malipo.wallets.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.FeeBounds;
import org.malipo.problem.FieldErrors;

/** Reads a fee rate. */
final class TypedRate {
    private TypedRate() {}

    /** @throws FieldErrors.InvalidFields if it is none */
    static @Nullable SatPerVbyte read(@Nullable BigDecimal rate) {
        if (rate == null) {
            return null;
        }
        if (rate.signum() <= 0 || rate.compareTo(FeeBounds.MOST.value()) > 0) {
            throw FieldErrors.of(
                    "FeeRate", "A fee rate is more than 0 and at most " + FeeBounds.MOST.value() + " sat/vB");
        }
        return new SatPerVbyte(rate);
    }
}
