package org.malipo.bitcoin.light;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** @param resolver where there is no proxy; else only that is asked */
    Seeds(LightSettings settings, Resolver resolver) {
        var proxy = settings.proxy();
        this.settings = settings;
        this.resolver = proxy == null ? resolver : new TorResolver(proxy, settings.patience());
    }

    /** {@return addresses in random order; names themselves, if only a proxy that looks up none can reach them} */
    List<PeerAddress> addresses() {
        var found = new ArrayList<>(
                settings.seeds().stream().flatMap(seed -> hosts(seed).stream()).toList());
        Collections.shuffle(found);
        var port = P2pParameters.of(settings.network()).port();
        return found.stream().map(host -> new PeerAddress(host, port)).toList();
    }

    private List<String> hosts(String seed) {
        var names = List.of(WITH_FILTERS + seed, seed);
        for (var name : names) {
            try {
                return Arrays.stream(resolver.resolve(name))
                        .map(InetAddress::getHostAddress)
                        .toList();
            } catch (TorResolver.NotOffered e) {
                log.debug("{} It is left to it to which peer the name leads.", e.getMessage());
                return names;
            } catch (UnknownHostException e) {
                log.debug("The seed {} gives no peers: {}", name, e.getMessage());
            }
        }
        return List.of();
    }

    /** {@return whether it is the name of a seed, by which another peer may be met each time} */
    boolean isSeed(PeerAddress address) {
        return settings.seeds().contains(seedOf(address.host()));
    }

    /** {@return the name without what it asks of peers} */
    static String seedOf(String host) {
        return host.startsWith(WITH_FILTERS) ? host.substring(WITH_FILTERS.length()) : host;
    }
}
