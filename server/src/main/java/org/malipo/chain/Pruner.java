package org.malipo.chain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.chain.PruneTable.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the history of a group shorter, oldest first: what is confirmed and whose money has gone on is forgotten. No
 * balance changes, scripts stay watched, and other groups keep what they share with it.
 */
@Component
class Pruner {
    private static final Logger log = LoggerFactory.getLogger(Pruner.class);

    /** Transactions that are looked at in one step, while no block can come or go. */
    static final int WINDOW = 500;

    private final PruneTable table;

    /**
     * What came of a step.
     *
     * @param next where the next one begins; null if this was the last
     */
    record Step(int pruned, @Nullable Place next) {}

    Pruner(PruneTable table) {
        this.table = table;
    }

    /** {@return the next group that has a history, in the order of their names} */
    Optional<String> groupAfter(Network network, String group) {
        return table.groupAfter(network, group);
    }

    /** Looks at the next transactions of a group that were seen before that time. */
    @Transactional
    public Step step(Network network, String group, Place after, Instant before) {
        table.holdTip(network);
        var last = table.windowEnd(network, group, after, before, WINDOW);
        if (last.isEmpty()) {
            return new Step(0, null);
        }
        var old = table.prunable(network, group, after, last.get(), before);
        if (!old.isEmpty()) {
            table.forget(network, group, old);
            log.info("{}: {} old transactions of {} are forgotten", network.id(), old.size(), group);
        }
        return new Step(old.size(), last.get());
    }
}
