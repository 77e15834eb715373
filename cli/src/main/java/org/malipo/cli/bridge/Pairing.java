package org.malipo.cli.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The code that a person copies from the terminal to the page, so that no other program of this machine speaks to their devices.
 * It is not asked for any more after some wrong ones.
 */
final class Pairing {
    private static final int DIGITS = 8;
    private static final int TRIES = 10;

    private final String code;
    private final AtomicInteger wrong = new AtomicInteger();

    Pairing(String code) {
        this.code = code;
    }

    static Pairing random() {
        var digits = new SecureRandom().ints(DIGITS, 0, 10);
        return new Pairing(digits.mapToObj(String::valueOf).collect(Collectors.joining()));
    }

    /** {@return the code as it is shown} */
    String shown() {
        int half = code.length() / 2;
        return code.substring(0, half) + " " + code.substring(half);
    }

    void require(String given) throws BridgeRefusal {
        if (wrong.get() >= TRIES) {
            throw new BridgeRefusal(
                    403, "locked", "Too many wrong codes. Start the bridge anew; it shows another one then.");
        }
        if (given.isEmpty()) {
            throw new BridgeRefusal(401, "pairing", "The code that the bridge shows in its terminal is needed.");
        }
        if (!MessageDigest.isEqual(code.getBytes(US_ASCII), given.getBytes(US_ASCII))) {
            wrong.incrementAndGet();
            throw new BridgeRefusal(401, "wrong-code", "This is not the code that the bridge shows in its terminal.");
        }
    }
}
