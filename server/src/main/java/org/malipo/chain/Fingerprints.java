package org.malipo.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxHash;
import fr.acinq.bitcoin.TxId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Eight bytes that stand for a script or an outpoint in memory; what they match is verified against the whole. */
final class Fingerprints {
    private final MessageDigest sha256;

    /** For one thread. */
    Fingerprints() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** {@return the first 8 bytes of the script's SHA-256, as the table of watched scripts keeps them} */
    long ofScript(ByteVector script) {
        return ByteBuffer.wrap(sha256.digest(script.toByteArray())).getLong();
    }

    static long of(OutPoint outpoint) {
        return of(outpoint.hash, outpoint.index);
    }

    static long of(TxId txid, long vout) {
        return of(new TxHash(txid), vout);
    }

    static long of(TxId txid) {
        return first8(txid.value);
    }

    private static long of(TxHash hash, long vout) {
        return first8(hash.value) + vout * 0x9e37_79b9_7f4a_7c15L;
    }

    private static long first8(ByteVector bytes) {
        var value = 0L;
        for (var i = 0; i < 8; i++) {
            value = value << 8 | Byte.toUnsignedLong(bytes.get(i));
        }
        return value;
    }
}
