package org.malipo.bitcoin;

/** The place of an address in a wallet: printed {@code 1/5}, it is the path below the account key. */
public record AddressIndex(Branch branch, int index) {
    public AddressIndex {
        if (index < 0) {
            throw new IllegalArgumentException("An address has an index from 0, not " + index);
        }
    }

    public static AddressIndex deposit(int index) {
        return new AddressIndex(Branch.DEPOSIT, index);
    }

    public static AddressIndex change(int index) {
        return new AddressIndex(Branch.CHANGE, index);
    }

    /** {@return {@code 1/5}} */
    public String print() {
        return branch.number() + "/" + index;
    }
}
