package org.malipo.chain;

import org.malipo.money.Sats;

/**
 * What came to one address.
 *
 * @param payments outputs that ever paid it, also by transactions that did not last
 * @param received in transactions that count
 * @param coins how many of their outputs can still be spent
 * @param unspent what these hold
 */
public record AddressMoney(int index, int payments, Sats received, int coins, Sats unspent) {
    /** {@return the same of an address that nobody paid} */
    public static AddressMoney none(int index) {
        return new AddressMoney(index, 0, Sats.ZERO, 0, Sats.ZERO);
    }

    public boolean isUsed() {
        return payments > 0;
    }
}
