package org.malipo.bitcoin.qr;

import java.util.Optional;

/** Base32 (RFC 4648, section 6) in capitals and without padding. */
final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder((bytes.length * Byte.SIZE + BITS - 1) / BITS);
        var bits = 0;
        var held = 0;
        for (var b : bytes) {
            held = (held << Byte.SIZE) | Byte.toUnsignedInt(b);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt((held >> bits) & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((held << (BITS - bits)) & 31));
        }
        return text.toString();
    }

    /** {@return the bytes, or empty if the text holds another character or bits that belong to no byte} */
    static Optional<byte[]> decode(String text) {
        var bytes = new byte[text.length() * BITS / Byte.SIZE];
        var bits = 0;
        var held = 0;
        var at = 0;
        for (var i = 0; i < text.length(); i++) {
            var value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            held = (held << BITS) | value;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[at++] = (byte) (held >> bits);
            }
            held &= (1 << bits) - 1;
        }
        return bits < BITS && held == 0 ? Optional.of(bytes) : Optional.empty();
    }
}
