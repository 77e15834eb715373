package org.malipo.ln.bolt12;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What signatures of BOLT 12 sign: the root of a tree of all fields, from which fields can be shown one by one later. */
final class Merkle {
    private static final int FIRST_SIGNATURE = 240;
    private static final int LAST_SIGNATURE = 1_000;

    private Merkle() {}

    static ByteVector32 root(List<Tlv> fields) {
        var level = new ArrayList<ByteVector32>();
        for (var field : fields) {
            if (!isSignature(field.type())) {
                level.add(leaf(field, fields.getFirst()));
            }
        }
        return joined(level);
    }

    static boolean isSignature(long type) {
        return type >= FIRST_SIGNATURE && type <= LAST_SIGNATURE;
    }

    private static ByteVector32 leaf(Tlv field, Tlv first) {
        var type = field.record().toByteArray();
        var nonceTag = new ByteArrayOutputStream();
        nonceTag.writeBytes("LnNonce".getBytes(US_ASCII));
        nonceTag.writeBytes(first.record().toByteArray());
        var nonce = hash(nonceTag.toByteArray(), Arrays.copyOf(type, typeBytes(type)));
        return branch(Crypto.taggedHash(type, "LnLeaf"), nonce);
    }

    private static int typeBytes(byte[] record) {
        return switch (Byte.toUnsignedInt(record[0])) {
            case 0xfd -> 3;
            case 0xfe -> 5;
            case 0xff -> 9;
            default -> 1;
        };
    }

    /** Pairs are joined level by level; one without a partner goes up as it is. */
    private static ByteVector32 joined(List<ByteVector32> level) {
        if (level.size() == 1) {
            return level.getFirst();
        }
        var above = new ArrayList<ByteVector32>();
        for (var i = 0; i + 1 < level.size(); i += 2) {
            above.add(branch(level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            above.add(level.getLast());
        }
        return joined(above);
    }

    /** The lesser one comes first. */
    private static ByteVector32 branch(ByteVector32 one, ByteVector32 other) {
        var isOrdered = one.toHex().compareTo(other.toHex()) < 0;
        var pair = isOrdered ? one.concat(other) : other.concat(one);
        return Crypto.taggedHash(pair.toByteArray(), "LnBranch");
    }

    /** The tagged hash of BIP 340 with a tag that is no text. */
    private static ByteVector32 hash(byte[] tag, byte[] message) {
        var tagHash = new ByteVector(Crypto.sha256(tag));
        return new ByteVector32(Crypto.sha256(tagHash.concat(tagHash).concat(new ByteVector(message))));
    }
}
