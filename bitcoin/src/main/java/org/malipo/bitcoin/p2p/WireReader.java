package org.malipo.bitcoin.p2p;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.ByteVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads the protocol's primitive types, little endian. Never reserves more memory than the payload can fill. */
public final class WireReader {
    private final ByteBuffer in;

    public WireReader(byte[] payload) {
        in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    }

    interface Item<T> {
        T read(WireReader in) throws ProtocolException;
    }

    /** {@return how many bytes are left} */
    public int remaining() {
        return in.remaining();
    }

    boolean hasMore() {
        return in.hasRemaining();
    }

    int uint8() throws ProtocolException {
        return Byte.toUnsignedInt(need(1).get());
    }

    int int32() throws ProtocolException {
        return need(4).getInt();
    }

    long int64() throws ProtocolException {
        return need(8).getLong();
    }

    /** A length in one, three, five or nine bytes, which must be the shortest that holds it. */
    public long compactSize() throws ProtocolException {
        var first = uint8();
        return switch (first) {
            case 0xfd -> shortest(Short.toUnsignedInt(need(2).getShort()), 0xfd);
            case 0xfe -> shortest(Integer.toUnsignedLong(int32()), 0x1_0000);
            case 0xff -> shortest(int64(), 0x1_0000_0000L);
            default -> first;
        };
    }

    byte[] bytes(int length) throws ProtocolException {
        need(length);
        var bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    byte[] rest() throws ProtocolException {
        return bytes(in.remaining());
    }

    /** Bytes with their number before them. */
    ByteVector blob(int limit) throws ProtocolException {
        return new ByteVector(bytes(count(limit)));
    }

    void skip(int length) throws ProtocolException {
        need(length).position(in.position() + length);
    }

    String text(int limit) throws ProtocolException {
        return new String(bytes(count(limit)), UTF_8);
    }

    <T> List<T> list(int limit, Item<T> item) throws ProtocolException {
        var count = count(limit);
        var list = new ArrayList<T>(Math.min(count, in.remaining()));
        for (var i = 0; i < count; i++) {
            list.add(item.read(this));
        }
        return List.copyOf(list);
    }

    private int count(int limit) throws ProtocolException {
        var count = compactSize();
        if (count < 0 || count > limit) {
            throw new ProtocolException(Long.toUnsignedString(count) + " items are over the limit of " + limit + ".");
        }
        return (int) count;
    }

    private static long shortest(long value, long atLeast) throws ProtocolException {
        if (value >= 0 && value < atLeast) {
            throw new ProtocolException("A length is not written in its shortest form.");
        }
        return value;
    }

    private ByteBuffer need(int length) throws ProtocolException {
        if (in.remaining() < length) {
            throw new ProtocolException("The message ends too early.");
        }
        return in;
    }
}
