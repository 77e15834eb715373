package org.malipo.lightning;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets connection strings that no store has any more, once no payment waits for them. */
@Component
class UnusedNodes {
    private final NodeTable table;

    UnusedNodes(NodeTable table) {
        this.table = table;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void forget() {
        table.removeUnused();
    }
}
