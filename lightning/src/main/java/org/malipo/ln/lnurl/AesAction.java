package org.malipo.ln.lnurl;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** A text that only the preimage of the payment opens (LUD-10): AES-256-CBC with PKCS #5 padding. */
public record AesAction(String description, ByteVector ciphertext, ByteVector iv) implements SuccessAction {
    private static final int IV_BYTES = 16;
    private static final int MAX_CIPHERTEXT = 4_096;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param preimage of the payment request that the text is sold with */
    public static AesAction seal(String description, String text, ByteVector32 preimage) {
        var iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, preimage, iv).doFinal(text.getBytes(UTF_8));
            return new AesAction(description, new ByteVector(sealed), new ByteVector(iv));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws LnurlException if the preimage is not the one that it was sealed with, as far as can be told */
    public String open(ByteVector32 preimage) throws LnurlException {
        try {
            var bytes = cipher(Cipher.DECRYPT_MODE, preimage, iv.toByteArray()).doFinal(ciphertext.toByteArray());
            return new String(bytes, UTF_8);
        } catch (GeneralSecurityException e) {
            throw new LnurlException("What the service sent with the payment can't be opened.");
        }
    }

    private static Cipher cipher(int mode, ByteVector32 key, byte[] iv) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key.toByteArray(), "AES"), new IvParameterSpec(iv));
        return cipher;
    }

    static AesAction read(Json read) throws LnurlException {
        var ciphertext = bytes(read, "ciphertext");
        var iv = bytes(read, "iv");
        if (iv.length != IV_BYTES || ciphertext.length == 0 || ciphertext.length % IV_BYTES != 0) {
            throw new LnurlException("The service seals what follows the payment in a way that can't be opened.");
        }
        return new AesAction(
                SuccessAction.shortText(read, "description"), new ByteVector(ciphertext), new ByteVector(iv));
    }

    private static byte[] bytes(Json read, String name) throws LnurlException {
        var text = read.requiredText(name);
        try {
            if (text.length() <= MAX_CIPHERTEXT) {
                return Base64.getMimeDecoder().decode(text);
            }
        } catch (IllegalArgumentException e) { // told below
        }
        throw new LnurlException("The service gives a " + name + " that can't be read.");
    }

    @Override
    public ObjectNode toJson() {
        var base64 = Base64.getEncoder();
        return Json.create()
                .put("tag", "aes")
                .put("description", description)
                .put("ciphertext", base64.encodeToString(ciphertext.toByteArray()))
                .put("iv", base64.encodeToString(iv.toByteArray()));
    }
}
