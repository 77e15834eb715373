package org.malipo.chain;

import java.time.Instant;
import org.malipo.bitcoin.light.PackedScripts;

/** How a source goes through the blocks of the past. */
interface PastSearch {
    /** {@return the height of a block before which none was mined after that time} */
    int firstSince(Instant time) throws SourceAway;

    /**
     * Goes through the blocks from the pass's next one to our tip, and has those looked at that may concern the scripts.
     * Returns when it is through, or the search is called off.
     *
     * @throws SourceAway if it can't go on for now
     * @throws BlocksGone if it never can
     */
    void visit(PassTable.Pass pass, PackedScripts scripts, PassProgress progress)
            throws SourceAway, BlocksGone, InterruptedException;

    /** The past is known: what has no block yet is looked at. */
    void lookAtMempool(String group) throws SourceAway, InterruptedException;

    /** The source does not have the blocks of the past any more. */
    final class BlocksGone extends Exception {
        BlocksGone(String message) {
            super(message);
        }
    }
}
