package org.malipo.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a pair of e-mail and password without holding it: HMAC-SHA256 under a key that this process makes up and never
 * shows, so that nothing that could be tried out against the name leaves its memory.
 */
class PairDigest {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key =
            new SecretKeySpec(OpaqueId.hex(32).getBytes(StandardCharsets.US_ASCII), ALGORITHM);

    String of(String pair) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(pair.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
