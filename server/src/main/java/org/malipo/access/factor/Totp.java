package org.malipo.access.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that an authenticator app shows (RFC 6238): HMAC-SHA-1, a new one each 30 seconds. */
public final class Totp {
    static final int DIGITS = 6;
    private static final int STEP_SECONDS = 30;
    private static final String ALGORITHM = "HmacSHA1";

    private Totp() {}

    /** {@return the step whose code that is: the present one or a neighbour, as clocks differ; empty if it is none} */
    public static OptionalLong stepOf(byte[] secret, String typed, Instant now) {
        var digits = typed.replaceAll("[\\s-]", "");
        var present = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.of(present, present - 1, present + 1)
                .filter(step -> MessageDigest.isEqual(
                        digits.getBytes(UTF_8), code(secret, step, DIGITS).getBytes(UTF_8)))
                .findFirst();
    }

    /** {@return the code of a moment} */
    public static String codeAt(byte[] secret, Instant when) {
        return code(secret, when.getEpochSecond() / STEP_SECONDS, DIGITS);
    }

    static String code(byte[] secret, long step, int digits) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + digits + "d", number % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
