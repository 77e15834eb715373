package org.malipo.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a random 96-bit nonce before the ciphertext, in base64 (NIST SP 800-38D). */
final class Seal {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private Seal() {}

    static String close(SecretKeySpec key, byte[] clear, String associated) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated);
            var sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(clear.length));
            cipher.doFinal(clear, 0, clear.length, sealed, NONCE);
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed", e);
        }
    }

    /** @throws SealBroken if the value was changed, moved, or sealed with another key */
    static byte[] open(SecretKeySpec key, String sealed, String associated) {
        try {
            var bytes = Base64.getDecoder().decode(sealed);
            var nonce = Arrays.copyOf(bytes, NONCE);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, associated).doFinal(bytes, NONCE, bytes.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBroken(e);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String associated)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** The value does not open here. */
    static final class SealBroken extends IllegalStateException {
        SealBroken(Throwable cause) {
            super("A sealed value does not open: it was changed, moved, or sealed with another key", cause);
        }
    }
}
