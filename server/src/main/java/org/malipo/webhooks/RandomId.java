package org.malipo.webhooks;

import fr.acinq.bitcoin.Base58;
import java.security.SecureRandom;

/** Ids of webhooks and deliveries, and secrets where none was given: base58 of 16 random bytes. */
final class RandomId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    static String next() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base58.encode(bytes);
    }
}
