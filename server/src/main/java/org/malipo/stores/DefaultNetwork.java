package org.malipo.stores;

import java.util.Arrays;
import org.malipo.bitcoin.Network;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The network of new stores: the first one, in the order of {@link Network}, that the settings switch on. */
@Component
class DefaultNetwork {
    private final Environment settings;

    DefaultNetwork(Environment settings) {
        this.settings = settings;
    }

    Network get() {
        return Arrays.stream(Network.values())
                .filter(this::isEnabled)
                .findFirst()
                .orElse(Network.MAINNET);
    }

    private boolean isEnabled(Network network) {
        return settings.getProperty("malipo.network." + network.id() + ".enabled", Boolean.class, false);
    }
}
