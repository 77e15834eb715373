package org.malipo.bitpay;

import fr.acinq.bitcoin.Base58Check;
import fr.acinq.bitcoin.Crypto;
import java.util.Optional;

/**
 * Names a program by its key: base58check of {@code 0F 02} and the HASH160 of its compressed public key (Identity Protocol
 * v1, "ephemeral" SIN).
 */
public record Sin(String value) {
    private static final byte PREFIX = 0x0f;
    private static final byte EPHEMERAL = 0x02;
    private static final int HASH = 20;
    /** What is shorter holds no prefix, hash and checksum; the decoder wants at least the prefix. */
    private static final int SHORTEST = 30;

    private static final int LONGEST = 40;

    static Sin of(byte[] publicKey) {
        var payload = new byte[1 + HASH];
        payload[0] = EPHEMERAL;
        System.arraycopy(Crypto.hash160(publicKey), 0, payload, 1, HASH);
        return new Sin(Base58Check.encode(PREFIX, payload));
    }

    /** {@return the name that is written there, or empty if it is none} */
    public static Optional<Sin> parse(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var decoded = Base58Check.decode(text);
            var payload = decoded.getSecond();
            var isSin = decoded.getFirst() == PREFIX && payload.length == 1 + HASH && payload[0] == EPHEMERAL;
            return isSin ? Optional.of(new Sin(text)) : Optional.empty();
        } catch (IllegalArgumentException noBase58) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
