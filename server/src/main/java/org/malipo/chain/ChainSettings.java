package org.malipo.chain;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.malipo.bitcoin.Network;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The networks and their nodes: {@code malipo.network.<n>.*}.
 *
 * @param network by its name; those that are not listed are off
 */
@ConfigurationProperties("malipo")
public record ChainSettings(@DefaultValue Map<Network, NodeSettings> network) {

    /** {@return the networks that are switched on, in the order of {@link Network}} */
    public SortedMap<Network, NodeSettings> enabled() {
        var enabled = new EnumMap<Network, NodeSettings>(Network.class);
        network.forEach((name, node) -> {
            if (node.enabled()) {
                enabled.put(name, node);
            }
        });
        return new TreeMap<>(enabled);
    }
}
