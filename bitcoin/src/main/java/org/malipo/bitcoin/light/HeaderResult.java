package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.BlockHash;

/** What came of headers that were all valid. */
public sealed interface HeaderResult {
    /** We have had all of them. */
    record Known() implements HeaderResult {}

    /** The first one's parent is unknown; perhaps the headers between are missing. */
    record Unconnected() implements HeaderResult {}

    /**
     * They lead to the chain with the most work.
     *
     * @param fork the last block that was in the chain before and still is; below the former tip in a reorganisation
     */
    record Extended(int fork, int tip) implements HeaderResult {}

    /**
     * They are a branch with no more work than our chain, kept in case it grows.
     *
     * @param tip the last block of the branch
     */
    record Weaker(BlockHash tip) implements HeaderResult {}
}
