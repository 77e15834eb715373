package org.malipo.ln.node;

import java.util.List;
import java.util.Optional;

/**
 * Who the node is.
 *
 * @param uris where others connect to
 * @param blockHeight empty where the node does not tell it
 */
public record NodeInfo(
        List<NodeUri> uris,
        Optional<Integer> blockHeight,
        Optional<String> alias,
        Optional<String> color,
        Optional<String> version,
        Optional<Integer> peers,
        Optional<Integer> activeChannels,
        Optional<Integer> inactiveChannels,
        Optional<Integer> pendingChannels) {
    public NodeInfo {
        uris = List.copyOf(uris);
    }
}
