package org.malipo.access;

import fr.acinq.bitcoin.Base58;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/** Names that nobody can guess. */
public final class OpaqueId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private OpaqueId() {}

    /** {@return so many random bytes in base58} */
    public static String base58(int bytes) {
        return Base58.encode(random(bytes));
    }

    /** {@return a time, in seconds of four bytes, and so many random bytes, in base58: names of one time begin alike} */
    public static String timed(Instant time, int randomBytes) {
        return Base58.encode(ByteBuffer.allocate(Integer.BYTES + randomBytes)
                .putInt((int) time.getEpochSecond())
                .put(random(randomBytes))
                .array());
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
