package org.malipo.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digests fields one after the other, each with its length before or behind it, so that no two rows of fields look alike. The
 * digest is keyed with the client's key: who reads the table can't try out which password a request may have held.
 */
final class Fingerprint {
    private static final int BUFFER = 8_192;

    private final Mac mac;

    Fingerprint(IdempotencyKey key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.text().getBytes(UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has HMAC-SHA256", e);
        }
    }

    Fingerprint add(String field) {
        return add(field.getBytes(UTF_8));
    }

    Fingerprint add(byte[] field) {
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(0, field.length));
        mac.update(field);
        return this;
    }

    /** Reads it in pieces: an upload is never in memory as a whole. */
    Fingerprint add(InputStream field) {
        try (field) {
            var buffer = new byte[BUFFER];
            long length = 0;
            for (int read = field.read(buffer); read >= 0; read = field.read(buffer)) {
                mac.update(buffer, 0, read);
                length += read;
            }
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(0, length));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] digest() {
        return mac.doFinal();
    }
}
