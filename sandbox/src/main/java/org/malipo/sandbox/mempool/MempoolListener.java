package org.malipo.sandbox.mempool;

/** Hears what enters and leaves the mempool, under the node's lock. */
public interface MempoolListener {
    /** Why a transaction left. */
    enum Removal {
        CONFIRMED,
        CONFLICTS_WITH_BLOCK,
        REPLACED,
        NO_LONGER_VALID,
        EVICTED
    }

    void added(MempoolEntry entry);

    default void removed(MempoolEntry entry, Removal why) {}
}
