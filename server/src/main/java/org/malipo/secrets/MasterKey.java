package org.malipo.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of the key file: 256 random bits, a short name made from them, and when it was made. */
record MasterKey(String id, Instant createdAt, SecretKeySpec key) {
    private static final String FORMAT = "malipo-key-v1";
    private static final int BYTES = 32;

    static MasterKey random(SecureRandom random, Instant now) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new MasterKey(idOf(bytes), now, new SecretKeySpec(bytes, "AES"));
    }

    /** @throws KeyRefusal if the line is none of a key file, or its name and its key do not fit */
    static MasterKey parse(String line) {
        var parts = line.strip().split(" ");
        if (parts.length != 4 || !parts[0].equals(FORMAT)) {
            throw new KeyRefusal("The key file has a line that is no key. Put the right file in its place.");
        }
        try {
            var bytes = Base64.getDecoder().decode(parts[3]);
            if (bytes.length != BYTES || !idOf(bytes).equals(parts[1])) {
                throw new KeyRefusal("The key " + parts[1] + " in the key file is damaged.");
            }
            return new MasterKey(parts[1], Instant.parse(parts[2]), new SecretKeySpec(bytes, "AES"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new KeyRefusal("The key " + parts[1] + " in the key file is damaged.", e);
        }
    }

    String line() {
        return FORMAT + " " + id + " " + createdAt + " " + Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** {@return what the database keeps to recognise this key} */
    String checkValue() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal("malipo-key-check".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static String idOf(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("malipo-key".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(key)).substring(0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + id + ", [secret]]";
    }
}
