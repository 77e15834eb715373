package org.malipo.chain;

import org.malipo.money.Sats;

/**
 * What a group's coins are worth.
 *
 * @param confirmed coins in blocks, as if nothing unconfirmed spent them
 * @param unconfirmed what unconfirmed transactions add or, if negative, take
 * @param available what could be spent now: neither spent by an unconfirmed transaction nor immature
 * @param immature coinbase outputs with fewer than 100 confirmations
 */
public record GroupBalance(Sats confirmed, Sats unconfirmed, Sats available, Sats immature) {
    public Sats total() {
        return confirmed.plus(unconfirmed);
    }
}
