package org.malipo.wallets;

import org.malipo.money.Sats;

/**
 * What a wallet holds.
 *
 * @param unconfirmed what unconfirmed transactions add or, if negative, take
 * @param available what could be spent now
 */
public record WalletBalance(Sats confirmed, Sats unconfirmed, Sats available) {
    public Sats total() {
        return confirmed.plus(unconfirmed);
    }
}
