package org.malipo.wallets.web;

import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;

/** Between what values a search for a wallet's past can be set. */
public record ScanBounds(String field, int least, int most) {
    static final ScanBounds BATCH = new ScanBounds("BatchSize", 1_000, 10_000);
    static final ScanBounds GAP = new ScanBounds("GapLimit", 100, 100_000);
    static final ScanBounds START = new ScanBounds("StartIndex", 0, 10_000_000);

    /** Of a search through blocks, which looks for all of them in each block. */
    static final ScanBounds BLOCKS_GAP = new ScanBounds("GapLimit", 20, 100_000);

    static ScanBounds height(int tip) {
        return new ScanBounds("FromHeight", 0, tip);
    }

    /** {@return the value, or the usual one in the place of none; one that is out of bounds is among the errors} */
    int check(FieldErrors errors, @Nullable Integer value, int usual) {
        if (value != null && !holds(value)) {
            errors.add(field, "The value must be between " + least + " and " + most);
        }
        return value == null ? usual : value;
    }

    boolean holds(int value) {
        return value >= least && value <= most;
    }
}
