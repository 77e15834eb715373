package org.malipo.bitcoin;

/** The two rows of addresses of a wallet. */
public enum Branch {
    /** Addresses shown to payers: {@code 0/*}. */
    DEPOSIT(0, "Deposit"),
    /** Addresses for what is left over when the wallet pays: {@code 1/*}. */
    CHANGE(1, "Change");

    private final int number;
    private final String feature;

    Branch(int number, String feature) {
        this.number = number;
        this.feature = feature;
    }

    /** {@return the place of the branch in {@code <0;1>}, also its number in tables} */
    public int number() {
        return number;
    }

    /** {@return the name in answers and identifiers} */
    public String feature() {
        return feature;
    }

    /** @throws IllegalArgumentException if there is no such branch */
    public static Branch of(int number) {
        return switch (number) {
            case 0 -> DEPOSIT;
            case 1 -> CHANGE;
            default -> throw new IllegalArgumentException("A wallet has branches 0 and 1, not " + number);
        };
    }
}
