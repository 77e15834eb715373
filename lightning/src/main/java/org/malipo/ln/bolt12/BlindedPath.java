package org.malipo.ln.bolt12;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way to a node that does not tell which node it is (BOLT 4).
 *
 * @param first where it starts: a node's key, or a channel with its direction, as 9 bytes
 * @param pathKey what its first node opens its hop with
 */
public record BlindedPath(ByteVector first, PublicKey pathKey, List<Hop> hops) {
    private static final int KEY_BYTES = 33;
    private static final int CHANNEL_BYTES = 8;

    public BlindedPath {
        hops = List.copyOf(hops);
    }

    /** @param encrypted for the node itself */
    public record Hop(PublicKey blindedNode, ByteVector encrypted) {}

    static List<BlindedPath> read(Optional<ByteVector> field) throws Bolt12Exception {
        var paths = new ArrayList<BlindedPath>();
        if (field.isPresent()) {
            var bytes = new TlvReader(field.get().toByteArray());
            do {
                paths.add(path(bytes));
            } while (bytes.hasMore());
        }
        return paths;
    }

    private static BlindedPath path(TlvReader bytes) throws Bolt12Exception {
        var first = first(bytes);
        var pathKey = TlvStream.key(bytes.take(KEY_BYTES));
        var count = Byte.toUnsignedInt(bytes.take(1)[0]);
        if (count == 0) {
            throw new Bolt12Exception("A path leads nowhere.");
        }
        var hops = new ArrayList<Hop>();
        for (var i = 0; i < count; i++) {
            var node = TlvStream.key(bytes.take(KEY_BYTES));
            var length = (int) TlvReader.number(bytes.take(2));
            hops.add(new Hop(node, new ByteVector(bytes.take(length))));
        }
        return new BlindedPath(first, pathKey, hops);
    }

    private static ByteVector first(TlvReader bytes) throws Bolt12Exception {
        var kind = bytes.take(1);
        var start = new ByteVector(kind);
        return switch (kind[0]) {
            case 0, 1 -> start.concat(new ByteVector(bytes.take(CHANNEL_BYTES)));
            case 2, 3 ->
                TlvStream.key(start.concat(new ByteVector(bytes.take(KEY_BYTES - 1)))
                                .toByteArray())
                        .value;
            default -> throw new Bolt12Exception("A path starts nowhere.");
        };
    }
}
