package org.malipo.access;

import java.math.BigInteger;
import java.time.Clock;
import java.util.Arrays;
import org.malipo.access.factor.Totp;

/** The app on somebody's phone. */
@SuppressWarnings("ArrayRecordComponent") // two of them are never compared
record AuthenticatorApp(byte[] secret, Clock clock) {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    /** @param key as the page shows it */
    static AuthenticatorApp with(String key, Clock clock) {
        var number = key.chars()
                .filter(letter -> letter != ' ')
                .mapToObj(letter -> BigInteger.valueOf(ALPHABET.indexOf(letter)))
                .reduce(BigInteger.ZERO, (sum, value) -> sum.shiftLeft(5).or(value));
        var bytes = number.toByteArray();
        return new AuthenticatorApp(Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length), clock);
    }

    String code() {
        return Totp.codeAt(secret, clock.instant());
    }
}
