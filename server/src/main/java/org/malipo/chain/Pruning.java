package org.malipo.chain;

import java.time.Instant;
import org.malipo.bitcoin.Network;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a group's history shorter. Scripts stay watched, and other groups keep what they share with it. */
@Component
public class Pruning {
    private final PruneTable table;

    Pruning(PruneTable table) {
        this.table = table;
    }

    /**
     * Forgets confirmed transactions that were seen before that time and whose money has gone on. No balance changes.
     *
     * @return how many
     */
    @Transactional
    public int prune(Network network, String group, Instant before) {
        table.holdTip(network);
        var old = table.prunable(network, group, before);
        table.forget(network, group, old);
        return old.size();
    }

    /**
     * Forgets everything that was found for the group, as before a search that finds it anew.
     *
     * @return how many transactions
     */
    @Transactional
    public int wipe(Network network, String group) {
        table.holdTip(network);
        var all = table.all(network, group);
        table.forget(network, group, all);
        return all.size();
    }
}
