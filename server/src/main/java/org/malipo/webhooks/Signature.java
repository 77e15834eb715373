package org.malipo.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a receiver knows us by: HMAC-SHA256, keyed with the webhook's secret, over what is sent. */
final class Signature {
    /** Over the raw body alone, as existing receivers check it. */
    static final String HEADER = "BTCPay-Sig";

    /** With the time of sending under the signature, so that a receiver can turn away what somebody kept and sends again. */
    static final String TIMED_HEADER = "Malipo-Signature";

    private Signature() {}

    /** {@return {@code sha256=} and 64 lower-case hex digits} */
    static String of(String secret, byte[] body) {
        return "sha256=" + hmac(secret, body);
    }

    /** {@return {@code t=} unix seconds, then {@code v1=} and hex digits over {@code t.body} for each secret} */
    static String timed(List<String> secrets, Instant sentAt, byte[] body) {
        var start = (sentAt.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        return "t=" + sentAt.getEpochSecond()
                + secrets.stream()
                        .map(secret -> ",v1=" + hmac(secret, start, body))
                        .collect(Collectors.joining());
    }

    private static String hmac(String secret, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            for (var part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
