package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A block in the tree: its header, its parent and where its bytes lie in the block file. */
public final class BlockEntry {
    /** Position of the genesis block, which is built in and in no file. */
    static final long BUILT_IN = -1;

    private static final int MEDIAN_SPAN = 11;

    private final BlockHeader header;
    private final @Nullable BlockEntry previous;
    private final int height;
    private final long medianTimePast;
    private final long position;
    private final int transactionCount;

    /** Its scripts were run once and passed. */
    private boolean verified;

    /** Found invalid, or invalidated by hand. */
    private boolean condemned;

    /** Condemned itself or through an ancestor; kept by {@link BlockTree}. */
    private boolean invalid;

    BlockEntry(BlockHeader header, @Nullable BlockEntry previous, long position, int transactionCount) {
        this.header = header;
        this.previous = previous;
        this.height = previous == null ? 0 : previous.height + 1;
        this.position = position;
        this.transactionCount = transactionCount;
        this.medianTimePast = median();
    }

    private long median() {
        var times = new long[Math.min(height + 1, MEDIAN_SPAN)];
        @Nullable BlockEntry entry = this;
        for (int i = 0; i < times.length && entry != null; i++, entry = entry.previous) {
            times[i] = entry.header.time;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    public BlockHeader header() {
        return header;
    }

    public BlockHash hash() {
        return header.hash;
    }

    public @Nullable BlockEntry previous() {
        return previous;
    }

    public int height() {
        return height;
    }

    /** {@return the median time of this block and the ten before it, in unix seconds (BIP 113)} */
    public long medianTimePast() {
        return medianTimePast;
    }

    public int transactionCount() {
        return transactionCount;
    }

    /** {@return the ancestor at that height; this entry itself at its own height} */
    public BlockEntry ancestor(int atHeight) {
        BlockEntry entry = this;
        while (entry.height > atHeight && entry.previous != null) {
            entry = entry.previous;
        }
        return entry;
    }

    /** {@return the last block that both branches have in common} */
    public BlockEntry forkWith(BlockEntry other) {
        BlockEntry mine = ancestor(other.height);
        BlockEntry theirs = other.ancestor(height);
        while (mine != theirs && mine.previous != null && theirs.previous != null) {
            mine = mine.previous;
            theirs = theirs.previous;
        }
        return mine;
    }

    public boolean isInvalid() {
        return invalid;
    }

    long position() {
        return position;
    }

    boolean isVerified() {
        return verified;
    }

    void markVerified() {
        verified = true;
    }

    boolean isCondemned() {
        return condemned;
    }

    void setCondemned(boolean value) {
        condemned = value;
    }

    void inheritInvalidity() {
        invalid = condemned || (previous != null && previous.invalid);
    }
}
