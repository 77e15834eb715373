package org.malipo.chain;

import java.time.Clock;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Finds payments of the past. Scripts are watched from now on; what a group was paid before, in a wallet that was used
 * elsewhere, is found by going through the chain once more, from a height at which it can't have been paid yet.
 */
@Component
public class Rescans {
    private final Sources sources;
    private final RescanTable table;
    private final WatchTable watch;
    private final Clock clock;

    Rescans(Sources sources, RescanTable table, WatchTable watch, Clock clock) {
        this.sources = sources;
        this.table = table;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Looks for all scripts that the group watches, and for those that it watches while it goes on because of what is
     * found. Goes on after a restart; asked for again, it begins anew. What is found is told by {@code chain.transaction}.
     *
     * @param fromHeight the first block that may have paid the group
     * @throws ProblemException if the network's source can't do it
     */
    public void start(Network network, String group, int fromHeight) {
        if (!sources.get(network).looksBack()) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "not-available",
                    "Only a light client looks through the blocks of the past; " + network.id()
                            + " is followed by a node."));
        }
        table.ask(network, group, Math.max(0, fromHeight), watch.lastId(network, group), clock.instant());
    }

    public Optional<Rescan> of(Network network, String group) {
        return table.find(network, group);
    }
}
