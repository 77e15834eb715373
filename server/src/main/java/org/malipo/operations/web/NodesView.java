package org.malipo.operations.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.operations.doctor.NodeTrial.Outcome;
import org.malipo.problem.FormErrors;

/**
 * All nodes, and the trial of one.
 *
 * @param tried name or address of what was tried just now; null if nothing was
 */
public record NodesView(
        List<NodeCard> nodes,
        NodeForm form,
        FormErrors errors,
        @Nullable String tried,
        @Nullable Outcome outcome) {
    /** {@return the names of all networks by their ids} */
    public Map<String, String> networks(UnaryOperator<String> words) {
        var names = new LinkedHashMap<String, String>();
        for (var network : Network.values()) {
            names.put(network.id(), words.apply("nodes.network." + network.id()));
        }
        return names;
    }
}
