package org.malipo.sandbox.wallet;

/**
 * Where a key stands in the wallet's tree.
 *
 * @param branch 0 for receiving, 1 for change
 */
public record KeyPlace(AddressType type, int branch, int index) {
    static final int RECEIVING = 0;
    static final int CHANGE = 1;

    public boolean isChange() {
        return branch == CHANGE;
    }

    /** {@return the path from the master key, for example {@code m/84h/1h/0h/0/7}} */
    public String path() {
        return "m/%dh/1h/0h/%d/%d".formatted(type.purpose, branch, index);
    }
}
