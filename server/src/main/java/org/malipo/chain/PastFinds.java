package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import java.time.Clock;
import java.util.List;
import org.malipo.outbox.Lease;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what a search of the past finds, and with it that it was found. */
@Component
class PastFinds {
    private final ChainIndex index;
    private final BlockTable blocks;
    private final PassTable passes;
    private final Clock clock;

    PastFinds(ChainIndex index, BlockTable blocks, PassTable passes, Clock clock) {
        this.index = index;
        this.blocks = blocks;
        this.passes = passes;
        this.clock = clock;
    }

    /** A block that is not in our chain is passed over: the one in its place comes by itself. */
    @Transactional
    public void find(Lease lease, PassTable.Pass pass, Block block, int height, List<Watched.Hit> hits) {
        var followed = blocks.at(pass.network(), height);
        if (followed.isPresent() && !followed.get().equals(block.hash)) {
            return;
        }
        var found = index.find(lease, pass.network(), block, height, hits);
        if (found > 0) {
            passes.found(pass, found, clock.instant());
        }
    }
}
