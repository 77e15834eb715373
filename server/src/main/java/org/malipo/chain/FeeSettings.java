package org.malipo.chain;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who besides the node is asked for fee rates: {@code malipo.network.<n>.fees.*}. */
@ConfigurationProperties("malipo")
record FeeSettings(@DefaultValue Map<Network, OfNetwork> network) {
    static final FeeSettings NONE = new FeeSettings(Map.of());

    /** One network. */
    record OfNetwork(@Nullable Fees fees) {}

    /** @param explorer address of a mempool explorer, without {@code /api} */
    record Fees(@Nullable URI explorer) {}

    Optional<URI> explorer(Network of) {
        return Optional.ofNullable(network.get(of)).map(OfNetwork::fees).map(Fees::explorer);
    }
}
