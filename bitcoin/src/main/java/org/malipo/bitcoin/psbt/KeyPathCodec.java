package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.KeyPath;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import org.malipo.bitcoin.KeyOrigin;

/** Key paths as PSBTs write them: the fingerprint of the root, then each step as a little-endian number of four bytes. */
final class KeyPathCodec {
    private static final int FINGERPRINT = 4;

    private KeyPathCodec() {}

    static byte[] write(KeyOrigin origin) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex(origin.fingerprint()));
        origin.path().path.forEach(step -> out.writeBytes(Wire.littleEndian(step, 4)));
        return out.toByteArray();
    }

    /** @param bytes of a checked record */
    static KeyOrigin read(ByteVector bytes) {
        var steps = new ArrayList<Long>();
        for (var at = FINGERPRINT; at < bytes.size(); at += 4) {
            steps.add(Wire.uint32(bytes.slice(at, at + 4)));
        }
        return new KeyOrigin(bytes.take(FINGERPRINT).toHex(), new KeyPath(steps));
    }

    /** {@return the path of a key that stands in no leaf, as the internal key does not} */
    static byte[] writeTaproot(KeyOrigin origin) {
        return new ByteVector(new byte[] {0}).concat(write(origin)).toByteArray();
    }

    /** Reads a path that follows the hashes of the leaves where the key stands (BIP 371); these are passed over. */
    static KeyOrigin taproot(byte[] bytes) throws PsbtException {
        var reader = new WireReader(bytes);
        var leaves = reader.compactSize();
        if (leaves > reader.remaining() / 32) {
            throw new PsbtException("The PSBT claims more leaves than it holds");
        }
        reader.bytes(32 * leaves);
        if (reader.remaining() < FINGERPRINT || reader.remaining() % 4 != 0) {
            throw new PsbtException("The PSBT holds a malformed key path");
        }
        return read(reader.bytes(reader.remaining()));
    }
}
