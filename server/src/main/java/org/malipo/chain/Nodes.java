package org.malipo.chain;

import jakarta.annotation.PreDestroy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;

/** The node of each network that is switched on. */
@Component
class Nodes {
    private final Map<Network, Node> nodes;

    Nodes(ChainSettings settings) {
        var all = new LinkedHashMap<Network, Node>();
        settings.enabled().forEach((network, node) -> all.put(network, connect(network, node)));
        nodes = Collections.unmodifiableMap(all);
    }

    private static Node connect(Network network, NodeSettings settings) {
        var rpc = settings.requiredRpc(network);
        return new Node(network, settings, new RpcClient(rpc.url(), rpc.credentials()));
    }

    Set<Network> networks() {
        return nodes.keySet();
    }

    Node get(Network network) {
        var node = nodes.get(network);
        if (node == null) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.UNAVAILABLE, "not-available", "This server does not follow " + network.id() + "."));
        }
        return node;
    }

    Iterable<Node> all() {
        return nodes.values();
    }

    @PreDestroy
    void close() {
        nodes.values().forEach(node -> node.rpc().close());
    }
}
