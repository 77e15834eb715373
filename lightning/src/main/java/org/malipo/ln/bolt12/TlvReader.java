package org.malipo.ln.bolt12;

import fr.acinq.bitcoin.ByteVector;
import java.util.Arrays;

/** Reads a message from the front. Numbers are as short as can be, and fields in order (BOLT 1). */
final class TlvReader {
    private final byte[] bytes;
    private int at;

    TlvReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    Tlv next() throws Bolt12Exception {
        var start = at;
        var type = bigSize();
        var length = bigSize();
        if (length < 0 || length > bytes.length - at) {
            throw cutOff();
        }
        var value = take((int) length);
        return new Tlv(type, new ByteVector(value), new ByteVector(Arrays.copyOfRange(bytes, start, at)));
    }

    /** {@return an unsigned number of 1, 3, 5 or 9 bytes} */
    private long bigSize() throws Bolt12Exception {
        var first = Byte.toUnsignedInt(take(1)[0]);
        return switch (first) {
            case 0xfd -> atLeast(0xfd, number(take(2)));
            case 0xfe -> atLeast(0x1_0000, number(take(4)));
            case 0xff -> atLeast(0x1_0000_0000L, number(take(8)));
            default -> first;
        };
    }

    private static long atLeast(long least, long number) throws Bolt12Exception {
        if (Long.compareUnsigned(number, least) < 0) {
            throw new Bolt12Exception("A number is written longer than it must be.");
        }
        return number;
    }

    static long number(byte[] bytes) {
        var number = 0L;
        for (var b : bytes) {
            number = number << 8 | Byte.toUnsignedLong(b);
        }
        return number;
    }

    byte[] take(int count) throws Bolt12Exception {
        if (count > bytes.length - at) {
            throw cutOff();
        }
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    private static Bolt12Exception cutOff() {
        return new Bolt12Exception("The text is incomplete: a field is cut off.");
    }
}
