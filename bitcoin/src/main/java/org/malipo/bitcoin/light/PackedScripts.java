package org.malipo.bitcoin.light;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Scripts to be matched with filters, one after the other in large pieces: some 25 bytes a script, where a million
 * arrays would take twice as much and be walked through slowly. They are only ever added. Used by one thread.
 */
public final class PackedScripts implements Iterable<byte[]> {
    private static final int PIECE = 1 << 20;

    /** Most users of this have few scripts. */
    private static final int FIRST = 1 << 14;

    private static final int LONGEST = 10_000;

    /** The bytes of a script's length, which stands before it. */
    private static final int LENGTH = 2;

    private final List<byte[]> pieces = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private int count;

    /** @throws IllegalArgumentException if it is longer than any script that can be spent from (10,000 bytes) */
    public void add(byte[] script) {
        if (script.length > LONGEST) {
            throw new IllegalArgumentException("A script of " + script.length + " bytes can't be spent from.");
        }
        var needed = LENGTH + script.length;
        if (pieces.isEmpty() || ends.getLast() + needed > pieces.getLast().length) {
            pieces.add(new byte[pieces.isEmpty() ? FIRST : PIECE]);
            ends.add(0);
        }
        var piece = pieces.getLast();
        int end = ends.getLast();
        piece[end] = (byte) (script.length >> 8);
        piece[end + 1] = (byte) script.length;
        System.arraycopy(script, 0, piece, end + LENGTH, script.length);
        ends.set(ends.size() - 1, end + needed);
        count++;
    }

    public int count() {
        return count;
    }

    /** {@return the heap they take, in bytes} */
    public long bytes() {
        return pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    @Override
    public Iterator<byte[]> iterator() {
        return new Iterator<>() {
            private int piece;
            private int at;

            @Override
            public boolean hasNext() {
                return piece < pieces.size() && (at < ends.get(piece) || piece + 1 < pieces.size());
            }

            @Override
            public byte[] next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (at == ends.get(piece)) {
                    piece++;
                    at = 0;
                }
                var bytes = pieces.get(piece);
                var from = at + LENGTH;
                at = from + (Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]));
                return Arrays.copyOfRange(bytes, from, at);
            }
        };
    }
}
