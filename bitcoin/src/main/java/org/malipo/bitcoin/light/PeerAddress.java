package org.malipo.bitcoin.light;

import java.util.regex.Pattern;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.P2pParameters;

/** Where a peer listens. The host is a name, an onion address or an IP address without brackets. */
public record PeerAddress(String host, int port) {
    private static final Pattern WRITTEN = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:\\[\\]\\s]+))(?::(\\d{1,5}))?");

    public PeerAddress {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(host + ":" + port + " is no address of a peer.");
        }
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code [IPv6]} or {@code [IPv6]:port}; without a port it is the network's.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static PeerAddress parse(Network network, String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text + " is no address of a peer.");
        }
        var host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        var port = parts.group(3) == null ? P2pParameters.of(network).port() : Integer.parseInt(parts.group(3));
        return new PeerAddress(host, port);
    }

    /** {@return those that one operator likely has in his hand alike: a /16 of IPv4, a /32 of IPv6, else the name} */
    String group() {
        if (host.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")) {
            return host.substring(0, host.indexOf('.', host.indexOf('.') + 1));
        }
        if (host.contains(":")) {
            var second = host.indexOf(':', host.indexOf(':') + 1);
            return second < 0 ? host : host.substring(0, second);
        }
        return Seeds.seedOf(host);
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
