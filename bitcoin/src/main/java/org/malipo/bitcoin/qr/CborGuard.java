package org.malipo.bitcoin.qr;

import java.nio.ByteBuffer;

/**
 * Looks through CBOR (RFC 8949) before the library reads it, because the library makes room for whatever length is
 * written there: five bytes would take two gigabytes. One item of definite lengths passes, not nested deeply.
 */
final class CborGuard {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_ITEMS = 5_000;

    private final ByteBuffer in;
    private int items;

    private CborGuard(byte[] cbor) {
        this.in = ByteBuffer.wrap(cbor);
    }

    static boolean passes(byte[] cbor) {
        var guard = new CborGuard(cbor);
        return guard.item(0) && !guard.in.hasRemaining();
    }

    private boolean item(int depth) {
        if (depth > MAX_DEPTH || ++items > MAX_ITEMS || !in.hasRemaining()) {
            return false;
        }
        var head = Byte.toUnsignedInt(in.get());
        var argument = argument(head & 31);
        if (argument < 0) {
            return false;
        }
        return switch (head >> 5) {
            case 2, 3 -> skip(argument);
            case 4 -> items(argument, depth);
            case 5 -> argument <= MAX_ITEMS && items(2 * argument, depth);
            case 6 -> item(depth + 1);
            default -> true;
        };
    }

    /** {@return the number behind the first byte; negative if it is cut off, of no definite length, or over 2⁶³} */
    private long argument(int info) {
        if (info < 24) {
            return info;
        }
        var length = info > 27 ? Integer.MAX_VALUE : 1 << (info - 24);
        if (in.remaining() < length) {
            return -1;
        }
        return switch (length) {
            case 1 -> Byte.toUnsignedInt(in.get());
            case 2 -> Short.toUnsignedInt(in.getShort());
            case 4 -> Integer.toUnsignedLong(in.getInt());
            default -> in.getLong();
        };
    }

    private boolean skip(long length) {
        if (length > in.remaining()) {
            return false;
        }
        in.position(in.position() + (int) length);
        return true;
    }

    private boolean items(long count, int depth) {
        for (var i = 0L; i < count; i++) {
            if (!item(depth + 1)) {
                return false;
            }
        }
        return true;
    }
}
