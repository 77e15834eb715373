package org.malipo.access.factor;

import java.math.BigInteger;
import java.util.Locale;

/** Base32 (RFC 4648) in lower case, for lengths that need no padding: multiples of five bytes. */
public final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;

    private Base32() {}

    public static String encode(byte[] bytes) {
        var number = new BigInteger(1, bytes);
        var text = new StringBuilder();
        for (var shift = bytes.length * Byte.SIZE - BITS; shift >= 0; shift -= BITS) {
            text.append(ALPHABET.charAt(number.shiftRight(shift).intValue() & (ALPHABET.length() - 1)));
        }
        return text.toString();
    }

    /** {@return the text in groups of four, easy to type from paper} */
    public static String grouped(String text, String separator) {
        return text.replaceAll("(.{4})(?=.)", "$1" + separator);
    }

    /** {@return what was typed without the signs that people put between groups} */
    public static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }
}
