package org.malipo.lightning.web;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.ln.Msat;

/** Amounts that people typed. */
final class Amounts {
    private static final BigDecimal MOST = BigDecimal.valueOf(Msat.MAX.value());

    private Amounts() {}

    /** {@return millisatoshis; empty if they are none, parts of one, below zero or more than there are} */
    static Optional<Msat> msat(@Nullable BigDecimal typed) {
        return Optional.ofNullable(typed)
                .filter(value -> value.signum() >= 0 && value.compareTo(MOST) <= 0)
                .filter(value -> value.stripTrailingZeros().scale() <= 0)
                .map(value -> new Msat(value.longValueExact()));
    }
}
