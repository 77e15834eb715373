package org.malipo.chain;

import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The source of each network that is switched on. */
@Component
class Sources {
    private final Map<Network, ChainSource> sources;

    /** @param state below which a light client keeps its headers, in {@code light/<network>} */
    Sources(ChainSettings settings, Clock clock, @Value("${malipo.state:data}") Path state) {
        var all = new LinkedHashMap<Network, ChainSource>();
        settings.enabled()
                .forEach((network, node) -> all.put(
                        network,
                        node.isLight(network)
                                ? new LightClient(
                                        network, node, state.resolve("light").resolve(network.id()), clock)
                                : fullNode(network, node)));
        sources = Collections.unmodifiableMap(all);
    }

    private static ChainSource fullNode(Network network, NodeSettings settings) {
        var rpc = settings.requiredRpc(network);
        return new FullNode(new Node(network, settings, new RpcClient(rpc.url(), rpc.credentials())));
    }

    Set<Network> networks() {
        return sources.keySet();
    }

    ChainSource get(Network network) {
        var source = sources.get(network);
        if (source == null) {
            throw new ProblemException(Problem.of(
                    Problem.Kind.UNAVAILABLE, "not-available", "This server does not follow " + network.id() + "."));
        }
        return source;
    }

    Collection<ChainSource> all() {
        return sources.values();
    }

    @PreDestroy
    void close() {
        sources.values().forEach(ChainSource::close);
    }
}
