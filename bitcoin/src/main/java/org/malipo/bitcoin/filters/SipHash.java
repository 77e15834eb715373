package org.malipo.bitcoin.filters;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012) under one key.
 *
 * @param k0 the first half of the key, read little endian
 * @param k1 the second half
 */
public record SipHash(long k0, long k1) {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The key that lies in the first 16 bytes. */
    public static SipHash keyedBy(byte[] key) {
        return new SipHash((long) WORD.get(key, 0), (long) WORD.get(key, 8));
    }

    /** {@return 64 bits, all of which count} */
    public long hash(byte[] data) {
        return hash(data, 0, data.length);
    }

    long hash(byte[] data, int from, int length) {
        var v0 = k0 ^ 0x736f6d6570736575L;
        var v1 = k1 ^ 0x646f72616e646f6dL;
        var v2 = k0 ^ 0x6c7967656e657261L;
        var v3 = k1 ^ 0x7465646279746573L;
        var wholeWords = from + (length & ~7);
        for (var at = from; at <= wholeWords + 8; at += 8) {
            var isEnd = at > wholeWords;
            var word = isEnd ? 0 : at < wholeWords ? (long) WORD.get(data, at) : lastWord(data, at, length);
            v3 ^= word;
            v2 ^= isEnd ? 0xff : 0;
            for (var round = isEnd ? 4 : 2; round > 0; round--) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** The bytes that fill no whole word, with the length modulo 256 in the highest byte. */
    private static long lastWord(byte[] data, int at, int length) {
        var word = (long) length << 56;
        for (var i = (length & 7) - 1; i >= 0; i--) {
            word |= Byte.toUnsignedLong(data[at + i]) << (8 * i);
        }
        return word;
    }

    @Override
    public String toString() {
        return "SipHash-2-4";
    }
}
