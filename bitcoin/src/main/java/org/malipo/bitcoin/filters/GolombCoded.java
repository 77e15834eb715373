package org.malipo.bitcoin.filters;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.malipo.bitcoin.p2p.ProtocolException;

/**
 * Ascending numbers as the Golomb-Rice codes of their differences (BIP 158): each difference as a unary quotient and
 * {@link #REMAINDER_BITS} bits of remainder, the highest bit first, filled up with zeros to a whole byte.
 */
final class GolombCoded {
    /** The parameter P of a basic filter. */
    static final int REMAINDER_BITS = 19;

    private GolombCoded() {}

    static byte[] write(long[] ascending) {
        var out = new BitWriter();
        var last = 0L;
        for (var value : ascending) {
            var difference = value - last;
            for (var quotient = difference >>> REMAINDER_BITS; quotient > 0; quotient--) {
                out.write(1, 1);
            }
            out.write(0, 1);
            out.write(difference, REMAINDER_BITS);
            last = value;
        }
        return out.toByteArray();
    }

    /** {@return how many numbers at most this many bytes can hold} */
    static long mostIn(int bytes) {
        return 8L * bytes / (1 + REMAINDER_BITS);
    }

    /**
     * Reads this many numbers from bytes that may hold anything.
     *
     * @throws ProtocolException if the bytes end before the numbers do
     */
    static long[] read(byte[] bytes, int from, int count) throws ProtocolException {
        var in = new BitReader(bytes, from);
        var values = new long[count];
        var last = 0L;
        for (var i = 0; i < count; i++) {
            var quotient = 0L;
            while (in.read(1) == 1) {
                quotient++;
            }
            last += (quotient << REMAINDER_BITS) + in.read(REMAINDER_BITS);
            values[i] = last;
        }
        return values;
    }

    private static final class BitWriter {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int current;
        private int used;

        void write(long value, int bits) {
            for (var bit = bits - 1; bit >= 0; bit--) {
                current = (current << 1) | (int) ((value >>> bit) & 1);
                if (++used == 8) {
                    out.write(current);
                    current = 0;
                    used = 0;
                }
            }
        }

        byte[] toByteArray() {
            var whole = out.toByteArray();
            if (used == 0) {
                return whole;
            }
            var all = Arrays.copyOf(whole, whole.length + 1);
            all[whole.length] = (byte) (current << (8 - used));
            return all;
        }
    }

    private static final class BitReader {
        private final byte[] bytes;
        private int next;
        private long buffer;
        private int buffered;

        BitReader(byte[] bytes, int from) {
            this.bytes = bytes;
            this.next = from;
        }

        /** Reads at most 32 bits. */
        long read(int bits) throws ProtocolException {
            while (buffered < bits) {
                if (next == bytes.length) {
                    throw new ProtocolException("A block filter ends too early.");
                }
                buffer = (buffer << 8) | (bytes[next++] & 0xff);
                buffered += 8;
            }
            buffered -= bits;
            return (buffer >>> buffered) & ((1L << bits) - 1);
        }
    }
}
