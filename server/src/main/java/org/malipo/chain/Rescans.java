package org.malipo.chain;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Finds payments of the past. Scripts are watched from now on; what a group was paid before, and spent again, in a wallet
 * that was used elsewhere, is found by going through the chain once more, from a block at which it can't have been paid
 * yet. Done by the process that follows the network; goes on after a restart.
 */
@Component
public class Rescans {
    private final Sources sources;
    private final RescanTable table;
    private final BlockTable blocks;
    private final Clock clock;

    Rescans(Sources sources, RescanTable table, BlockTable blocks, Clock clock) {
        this.sources = sources;
        this.table = table;
        this.blocks = blocks;
        this.clock = clock;
    }

    /**
     * What to go through.
     *
     * @param fromHeight the first block that may have paid the group; null if the time says it
     * @param fromTime when the group may have been paid first
     * @param gap so many scripts behind the last one that was paid are looked for
     */
    public record Range(
            @Nullable Integer fromHeight, @Nullable Instant fromTime, int gap) {
        public static Range fromHeight(int height, int gap) {
            return new Range(height, null, gap);
        }

        public static Range since(Instant time, int gap) {
            return new Range(null, time, gap);
        }
    }

    /**
     * Looks for all scripts that the group watches, and for those that {@link ScriptsAhead} has watched because of what is
     * found. What is found is told by {@code chain.transaction}.
     *
     * @return whether it is queued; not so while the group is searched for already
     * @throws ProblemException if this server does not follow the network
     */
    public boolean start(Network network, String group, Range range) {
        sources.get(network);
        return table.ask(network, group, range, clock.instant());
    }

    /** {@return the group's last search} */
    public Optional<Rescan> of(Network network, String group) {
        var tip = blocks.tip(network).map(BlockTable.Tip::height).orElse(-1);
        return table.find(network, group, tip);
    }

    /** {@return whether there was one to call off; what it has found stays} */
    public boolean cancel(Network network, String group) {
        return table.cancel(network, group, clock.instant());
    }

    /** Nobody asks about the group any more. */
    public void forget(Network network, String group) {
        table.forget(network, group);
    }
}
