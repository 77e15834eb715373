package org.malipo.wallets.multisig;

import org.jspecify.annotations.Nullable;
import org.malipo.access.UserId;
import org.malipo.bitcoin.AccountKey;

/**
 * Somebody who will sign.
 *
 * @param key what they gave, with its origin; null until they did
 */
public record Cosigner(UserId user, @Nullable AccountKey key) {
    public boolean hasGiven() {
        return key != null;
    }
}
