package org.malipo.wallets.web;

import java.time.Instant;
import org.malipo.money.Sats;

/**
 * A payment that nodes have forgotten and that may come back.
 *
 * @param paid without the fee
 * @param relation of the transaction that is about to be made with it, as the last part of a message key: {@code other},
 *     {@code same} where it pays the same address, {@code instead} where it spends a coin of it, so that it can't come back,
 *     {@code held} where none of these is so and something has a coin of it that is not sent yet
 * @param held whether something has a coin of it that is not sent yet
 */
public record ForgottenView(String txid, Sats paid, Instant sentAt, String relation, boolean held) {
    /** {@return whether its fee can be raised in place of paying again} */
    public boolean isFree() {
        return !relation.equals("instead") && !held;
    }
}
