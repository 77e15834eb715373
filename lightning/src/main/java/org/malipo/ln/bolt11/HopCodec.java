package org.malipo.ln.bolt11;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PublicKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.malipo.ln.Msat;
import org.malipo.ln.ShortChannelId;

/** Route hints in a payment request: hops of 51 bytes each, one after the other (BOLT 11, field r). */
final class HopCodec {
    private static final int HOP_BYTES = 51;
    private static final int KEY_BYTES = 33;
    private static final long MAX_4_BYTES = 0xffff_ffffL;
    private static final int MAX_2_BYTES = 0xffff;

    private HopCodec() {}

    static RouteHint read(Groups field) throws Bolt11Exception {
        var bytes = ByteBuffer.wrap(field.bytes());
        if (bytes.capacity() == 0 || bytes.capacity() % HOP_BYTES != 0) {
            throw Bolt11Exception.field("A route hint in the payment request has a wrong length.");
        }
        var hops = new ArrayList<Hop>();
        while (bytes.hasRemaining()) {
            hops.add(hop(bytes));
        }
        return new RouteHint(hops);
    }

    private static Hop hop(ByteBuffer bytes) throws Bolt11Exception {
        var node = new byte[KEY_BYTES];
        bytes.get(node);
        return new Hop(
                key(node),
                new ShortChannelId(bytes.getLong()),
                new Msat(Integer.toUnsignedLong(bytes.getInt())),
                Integer.toUnsignedLong(bytes.getInt()),
                Short.toUnsignedInt(bytes.getShort()));
    }

    /** {@return the node of 33 bytes} */
    static PublicKey key(byte[] bytes) throws Bolt11Exception {
        if (!Crypto.isPubKeyCompressed(bytes) || !Crypto.isPubKeyValid(bytes)) {
            throw Bolt11Exception.field("The payment request names a node by what is no key.");
        }
        return new PublicKey(new ByteVector(bytes));
    }

    /** @throws IllegalArgumentException if a number takes more bytes than it has */
    static Groups write(RouteHint hint) {
        var bytes = ByteBuffer.allocate(hint.hops().size() * HOP_BYTES);
        for (var hop : hint.hops()) {
            bytes.put(hop.node().value.toByteArray())
                    .putLong(hop.channel().value())
                    .putInt((int) bounded(hop.feeBase().value(), MAX_4_BYTES))
                    .putInt((int) bounded(hop.feeProportionalMillionths(), MAX_4_BYTES))
                    .putShort((short) bounded(hop.cltvExpiryDelta(), MAX_2_BYTES));
        }
        return Groups.ofBytes(bytes.array());
    }

    private static long bounded(long number, long max) {
        if (number < 0 || number > max) {
            throw new IllegalArgumentException("A hop can't have " + number);
        }
        return number;
    }
}
