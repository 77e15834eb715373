package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import java.util.concurrent.TimeUnit;

/** Keeps account of one pass through the past, in the database about once a second. */
final class PassProgress {
    private static final long NOTED_EACH = TimeUnit.SECONDS.toNanos(1);

    private final Follower follower;
    private final PassTable.Pass pass;
    private long notedAt = System.nanoTime();
    private int nextHeight;
    private volatile boolean calledOff;

    PassProgress(Follower follower, PassTable.Pass pass) {
        this.follower = follower;
        this.pass = pass;
        this.nextHeight = pass.nextHeight();
    }

    /** @param wholeBlocks whether each block is read, because nothing tells which ones matter */
    void setOut(boolean wholeBlocks) {
        follower.parts().passes().setOut(follower.lease(), pass, wholeBlocks, follower.now());
    }

    int tipHeight() {
        return follower.tip().height();
    }

    /** {@return whether nobody wants to know any more} */
    boolean isCalledOff() {
        return calledOff;
    }

    /** Looks at a block. On the following thread. */
    void find(Block block, int height) {
        follower.find(pass, block, height);
    }

    /** All blocks up to this one have been looked at. */
    void reached(int height) {
        nextHeight = height + 1;
        if (System.nanoTime() - notedAt >= NOTED_EACH) {
            note();
        }
    }

    /** Writes down how far it is. */
    void note() {
        notedAt = System.nanoTime();
        calledOff = !follower.parts().passes().moved(follower.lease(), pass, nextHeight, follower.now());
    }
}
