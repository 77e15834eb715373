package org.malipo.chain.fees;

import org.malipo.chain.FeeFault;

/** A source was asked, and brought no fee rates. */
public final class NoFees extends Exception {
    private final transient FeeFault fault;

    public NoFees(FeeFault fault) {
        super(fault.toString(), null, false, false);
        this.fault = fault;
    }

    public NoFees(FeeFault.Kind kind) {
        this(new FeeFault(kind));
    }

    public FeeFault fault() {
        return fault;
    }
}
