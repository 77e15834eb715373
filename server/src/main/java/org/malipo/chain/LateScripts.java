package org.malipo.chain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.springframework.stereotype.Component;

/**
 * Finds out what scripts hold that are watched only now: by the node's unspent outputs, and by blocks that are looked at
 * once more.
 */
@Component
public class LateScripts {
    private final Sources sources;
    private final RevisitTable revisits;

    LateScripts(Sources sources, RevisitTable revisits) {
        this.sources = sources;
        this.revisits = revisits;
    }

    /** {@return whether unspent outputs can be searched; the answer costs no question to anybody} */
    public boolean offersUtxoScan(Network network) {
        return sources.get(network).offersUtxoScan();
    }

    /** {@return a way to search unspent outputs, to be closed; empty where the network's source has none} */
    public Optional<UtxoScan> utxoScan(Network network) {
        return sources.get(network).utxoScan();
    }

    /**
     * Has blocks looked at once more for whatever scripts are watched by then, and the mempool after them. What is found is
     * told by {@code chain.transaction}. Durable; done by the process that follows the network.
     */
    public void revisit(Network network, String group, Collection<Integer> heights) {
        revisits.ask(network, group, heights);
        revisits.ask(network, group, List.of(RevisitTable.MEMPOOL));
    }

    /** {@return how many of these are still to be looked at} */
    public int remaining(Network network, String group) {
        return revisits.openOf(network, group);
    }

    /** {@return what those wait for that are still to be looked at, in a sentence} */
    public Optional<String> delay(Network network, String group) {
        return revisits.delayOf(network, group);
    }

    /** {@return why some of them could not be looked at, in sentences} */
    public List<String> problems(Network network, String group) {
        return revisits.problemsOf(network, group);
    }

    /** Has none of them looked at any more, and forgets about those that could not be. */
    public void forget(Network network, String group) {
        revisits.forget(network, group);
    }
}
