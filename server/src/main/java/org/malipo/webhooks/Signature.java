package org.malipo.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The value of the {@code BTCPay-Sig} header: HMAC-SHA256 over the raw body, keyed with the webhook's secret. */
final class Signature {
    static final String HEADER = "BTCPay-Sig";

    private Signature() {}

    /** {@return {@code sha256=} and 64 lower-case hex digits} */
    static String of(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
