package org.malipo.ln.bolt11;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector64;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PrivateKey;
import fr.acinq.bitcoin.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.malipo.ln.bolt11.Bolt11Exception.Reason;

/**
 * The signature at the end of a payment request.
 * @param recoveryId 0 to 3, which of the keys that could have signed it did
 */
record Bolt11Signature(ByteVector64 value, int recoveryId) {
    static final int GROUPS = 104;
    private static final int MAX_RECOVERY_ID = 3;

    static Bolt11Signature read(Groups groups) throws Bolt11Exception {
        var bytes = groups.bytes();
        var recoveryId = bytes[64];
        if (recoveryId < 0 || recoveryId > MAX_RECOVERY_ID) {
            throw wrong();
        }
        return new Bolt11Signature(new ByteVector64(Arrays.copyOf(bytes, 64)), recoveryId);
    }

    /**
     * {@return who signed}
     * @param named the payee by a field of the payment request; its signature has a low S (BIP 146), one by which the payee
     *     is found may have a high one
     */
    PublicKey check(String prefix, Groups data, Optional<PublicKey> named) throws Bolt11Exception {
        var digest = digest(prefix, data);
        if (named.isEmpty()) {
            return recovered(digest);
        }
        if (!Crypto.verifySignature(digest, value, named.get())) {
            throw wrong();
        }
        return named.get();
    }

    private PublicKey recovered(byte[] digest) throws Bolt11Exception {
        try {
            return Crypto.recoverPublicKey(value, digest, recoveryId);
        } catch (RuntimeException e) { // libsecp256k1 says no more than that it failed
            throw wrong();
        }
    }

    static Bolt11Signature sign(String prefix, Groups data, PrivateKey key) {
        var digest = digest(prefix, data);
        var signature = Crypto.sign(digest, key);
        for (var recoveryId = 0; recoveryId <= 1; recoveryId++) {
            if (Crypto.recoverPublicKey(signature, digest, recoveryId).equals(key.publicKey())) {
                return new Bolt11Signature(signature, recoveryId);
            }
        }
        throw new IllegalStateException("No key can be recovered from a signature just made");
    }

    Groups write() {
        return Groups.ofBytes(
                value.concat(new ByteVector(new byte[] {(byte) recoveryId})).toByteArray());
    }

    private static byte[] digest(String prefix, Groups data) {
        return Crypto.sha256(new ByteVector(prefix.getBytes(US_ASCII)).concat(new ByteVector(data.paddedBytes())));
    }

    private static Bolt11Exception wrong() {
        return new Bolt11Exception(Reason.SIGNATURE, "The signature of the payment request is wrong.");
    }
}
