package org.malipo.lightning;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.ln.connection.Secret;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The server's own nodes, one for each network, as the settings name them. */
@Component
class InternalNodes {
    private final Environment settings;
    private final NodeTable table;
    private final Map<Network, UsedNode> found = new EnumMap<>(Network.class);

    InternalNodes(Environment settings, NodeTable table) {
        this.settings = settings;
        this.table = table;
    }

    boolean isSet(Network network) {
        return connection(network).isPresent();
    }

    /** {@return the node, which has a row of its own for each connection string that the settings have ever named} */
    Optional<UsedNode> of(Network network) {
        return connection(network).map(connection -> of(network, connection));
    }

    private synchronized UsedNode of(Network network, Secret connection) {
        var known = found.get(network);
        if (known == null || table.find(known.id()).isEmpty()) {
            known = table.internal().stream()
                    .filter(node -> node.connection().equals(connection))
                    .findFirst()
                    .orElseGet(() -> table.insert(null, connection, true));
            found.put(network, known);
        }
        return known;
    }

    private Optional<Secret> connection(Network network) {
        return Optional.ofNullable(settings.getProperty("malipo.network." + network.id() + ".lightning"))
                .filter(text -> !text.isBlank())
                .map(text -> new Secret(text.strip()));
    }
}
