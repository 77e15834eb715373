package org.malipo.stores;

/** How many blocks must confirm an on-chain payment before it is final. */
public enum SpeedPolicy {
    HIGH_SPEED(0),
    MEDIUM_SPEED(1),
    LOW_MEDIUM_SPEED(2),
    LOW_SPEED(6);

    private final int confirmations;

    SpeedPolicy(int confirmations) {
        this.confirmations = confirmations;
    }

    public int confirmations() {
        return confirmations;
    }
}
