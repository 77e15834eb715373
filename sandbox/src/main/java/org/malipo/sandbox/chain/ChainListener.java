package org.malipo.sandbox.chain;

import fr.acinq.bitcoin.Block;

/** Hears of every change of the active chain, under the node's lock. */
public interface ChainListener {
    void connected(BlockEntry entry, Block block, Undo undo);

    void disconnected(BlockEntry entry, Block block, Undo undo);

    /** Called once after the blocks of one change have been disconnected and connected. */
    default void settled(BlockEntry oldTip, BlockEntry newTip) {}
}
