package org.malipo.ln.bolt11;

import java.util.Arrays;
import java.util.Optional;

/** The features of BOLT 9 that payment requests speak of. Each has two bits: an even one to require, the odd one after it to offer. */
public enum Feature {
    VARIABLE_ONION(8),
    PAYMENT_SECRET(14),
    BASIC_MPP(16),
    ROUTE_BLINDING(24),
    ATTRIBUTION_DATA(36),
    PAYMENT_METADATA(48);

    private final int bit;

    Feature(int bit) {
        this.bit = bit;
    }

    /** {@return the even bit} */
    public int requiredBit() {
        return bit;
    }

    public int optionalBit() {
        return bit + 1;
    }

    static Optional<Feature> of(int bit) {
        return Arrays.stream(values())
                .filter(feature -> feature.bit == (bit & ~1))
                .findFirst();
    }
}
