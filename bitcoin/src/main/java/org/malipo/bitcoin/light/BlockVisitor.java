package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import org.jspecify.annotations.Nullable;

/** Takes blocks in the order of the chain. */
@FunctionalInterface
public interface BlockVisitor {
    /** @param block null if its filter says that it concerns none of the scripts looked for */
    void visit(int height, BlockHeader header, @Nullable Block block);
}
