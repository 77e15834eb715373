package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.util.LinkedHashMap;
import java.util.Map;
import org.malipo.bitcoin.Network;
import org.springframework.stereotype.Component;

/** The tracker of each network that is switched on; it works wherever in the cluster its process leads. */
@Component
class Trackers {
    private final Map<Network, Tracker> trackers = new LinkedHashMap<>();

    Trackers(Sources sources, ChainParts parts) {
        sources.all().forEach(source -> trackers.put(source.network(), new Tracker(source, parts)));
    }

    Map<Network, Tracker> all() {
        return trackers;
    }

    /** Makes a transaction known that the node has just taken; if another process leads, it hears of it from the node. */
    void submit(Network network, Transaction tx) {
        var tracker = trackers.get(network);
        try {
            if (tracker != null) {
                tracker.submit(tx);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
