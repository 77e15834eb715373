package org.malipo.chain;

import fr.acinq.bitcoin.BlockHash;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.malipo.bitcoin.Network;

/** Finds where our chain and the source's part, for forks of any depth: a few dozen questions at most. */
final class ForkFinder {
    private final Network network;
    private final IntFunction<Optional<BlockHash>> blockAt;
    private final BlockTable blocks;

    ForkFinder(Network network, IntFunction<Optional<BlockHash>> blockAt, BlockTable blocks) {
        this.network = network;
        this.blockAt = blockAt;
        this.blocks = blocks;
    }

    /** {@return the height of the last common block, or empty if the node has our tip in its chain} */
    OptionalInt find(BlockTable.Tip tip) {
        if (isCommon(tip)) {
            return OptionalInt.empty();
        }
        var depth = 1;
        var stale = tip;
        while (true) {
            var candidate = below(tip.height() - depth);
            if (isCommon(candidate)) {
                return OptionalInt.of(highestCommon(candidate, stale));
            }
            stale = candidate;
            depth = Math.multiplyExact(depth, 2);
        }
    }

    /** Between a common block and a stale one above it. */
    private int highestCommon(BlockTable.Tip common, BlockTable.Tip stale) {
        var low = common.height();
        var high = stale.height();
        var best = common.height();
        while (high - low > 1) {
            var middle = low + (high - low) / 2;
            var block = below(middle);
            if (block.height() <= best || isCommon(block)) {
                best = Math.max(best, block.height());
                low = middle;
            } else {
                high = block.height();
            }
        }
        return best;
    }

    private BlockTable.Tip below(int height) {
        return blocks.atOrBelow(network, Math.max(0, height))
                .orElseThrow(() -> new WrongNetwork("The node's chain has no block in common with the one followed."));
    }

    private boolean isCommon(BlockTable.Tip block) {
        var common = blockAt.apply(block.height()).filter(block.hash()::equals).isPresent();
        if (!common && block.height() == 0) {
            throw new WrongNetwork("The node's chain begins with another block than the one followed.");
        }
        return common;
    }
}
