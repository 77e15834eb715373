package org.malipo.access;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In what somebody likes to read amounts of bitcoin. */
public enum AmountUnit {
    SAT,
    BTC;

    public static Optional<AmountUnit> of(@Nullable String name) {
        return Arrays.stream(values()).filter(unit -> unit.name().equals(name)).findFirst();
    }

    public AmountUnit other() {
        return this == SAT ? BTC : SAT;
    }
}
