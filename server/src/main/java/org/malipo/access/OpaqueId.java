package org.malipo.access;

import fr.acinq.bitcoin.Base58;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Names that tell nothing and that nobody can guess. */
public final class OpaqueId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private OpaqueId() {}

    /** {@return so many random bytes in base58} */
    public static String base58(int bytes) {
        return Base58.encode(random(bytes));
    }

    /** {@return so many random bytes in lower-case hex} */
    public static String hex(int bytes) {
        return HexFormat.of().formatHex(random(bytes));
    }

    private static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
