package org.malipo.bitcoin.light;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.malipo.bitcoin.p2p.Message.Version;
import org.malipo.bitcoin.p2p.P2pParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds addresses of peers by the names of the seeds. */
final class Seeds {
    private static final Logger log = LoggerFactory.getLogger(Seeds.class);

    /** Seeds that understand it answer with peers that offer these services only. */
    private static final String WITH_FILTERS =
            "x" + Long.toHexString(Version.NODE_NETWORK | Version.NODE_WITNESS | Version.NODE_COMPACT_FILTERS) + ".";

    private final LightSettings settings;
    private final Resolver resolver;

    /** Looks up a name, as {@link InetAddress#getAllByName} does. */
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] resolve(String name) throws UnknownHostException;
    }

    Seeds(LightSettings settings, Resolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
    }

    /** {@return addresses in random order; through a proxy the names themselves, which it resolves to a peer each} */
    List<PeerAddress> addresses() {
        var port = P2pParameters.of(settings.network()).port();
        var found = new ArrayList<PeerAddress>();
        for (var seed : settings.seeds()) {
            if (settings.proxy() != null) {
                found.add(new PeerAddress(seed, port));
            } else {
                resolve(seed).forEach(address -> found.add(new PeerAddress(address.getHostAddress(), port)));
            }
        }
        Collections.shuffle(found);
        return found;
    }

    private List<InetAddress> resolve(String seed) {
        for (var name : List.of(WITH_FILTERS + seed, seed)) {
            try {
                return List.of(resolver.resolve(name));
            } catch (UnknownHostException e) {
                log.debug("The seed {} gives no peers: {}", name, e.getMessage());
            }
        }
        return List.of();
    }
}
