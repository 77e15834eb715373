package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Headers that follow one another, in 80 bytes each: a million take 80 MB. The hash of each but the last stands in the
 * next.
 */
final class PackedHeaders implements Ancestors {
    static final int BYTES = 80;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PREVIOUS = 4;
    private static final int TIME = 68;
    private static final int BITS = 72;
    private static final int PER_CHUNK = 2_000;

    private final int first;
    private final List<byte[]> chunks = new ArrayList<>();
    private int count;

    /** @param first the height of the first header */
    PackedHeaders(int first) {
        this.first = first;
    }

    int count() {
        return count;
    }

    /** {@return the height of the last header} */
    int last() {
        return first + count - 1;
    }

    void append(byte[] header) {
        if (count % PER_CHUNK == 0) {
            chunks.add(new byte[PER_CHUNK * BYTES]);
        }
        System.arraycopy(header, 0, chunks.getLast(), count % PER_CHUNK * BYTES, BYTES);
        count++;
    }

    /** Forgets all above this height. */
    void truncate(int height) {
        count = Math.max(0, Math.min(count, height - first + 1));
        while (chunks.size() > (count + PER_CHUNK - 1) / PER_CHUNK) {
            chunks.removeLast();
        }
    }

    byte[] bytes(int height) {
        var from = offset(height);
        return Arrays.copyOfRange(chunk(height), from, from + BYTES);
    }

    BlockHeader header(int height) {
        return BlockHeader.read(bytes(height));
    }

    BlockHash hash(int height) {
        return height == last() ? new BlockHash(Crypto.hash256(bytes(height))) : previous(height + 1);
    }

    /** {@return the hash of the block below} */
    BlockHash previous(int height) {
        var from = offset(height) + PREVIOUS;
        return new BlockHash(new ByteVector32(Arrays.copyOfRange(chunk(height), from, from + 32)));
    }

    @Override
    public long time(int height) {
        return Integer.toUnsignedLong((int) INT.get(chunk(height), offset(height) + TIME));
    }

    @Override
    public long bits(int height) {
        return Integer.toUnsignedLong((int) INT.get(chunk(height), offset(height) + BITS));
    }

    /** {@return the work of this block and all above it} */
    BigInteger workFrom(int height) {
        var sum = BigInteger.ZERO;
        var at = height;
        while (at <= last()) {
            var bits = bits(at);
            var run = at;
            while (run <= last() && bits(run) == bits) {
                run++;
            }
            sum = sum.add(Target.work(bits).multiply(BigInteger.valueOf(run - at)));
            at = run;
        }
        return sum;
    }

    private byte[] chunk(int height) {
        if (height < first || height > last()) {
            throw new IllegalArgumentException("There is no header " + height + ".");
        }
        return chunks.get((height - first) / PER_CHUNK);
    }

    private int offset(int height) {
        return (height - first) % PER_CHUNK * BYTES;
    }
}
