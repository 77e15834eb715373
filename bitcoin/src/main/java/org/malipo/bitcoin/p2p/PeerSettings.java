package org.malipo.bitcoin.p2p;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import org.malipo.bitcoin.Network;

/**
 * Which node to connect to, and how patiently.
 *
 * @param userAgent in the form of BIP 14, for example {@code /malipo:0.1.0/}
 * @param connectTimeout for the connection and the handshake, each
 * @param idleTimeout after this much silence the node is asked for a sign of life, after twice as much it is given up
 * @param proxy for example Tor's (SOCKS 5), which then looks up the host's name as well; else {@link Proxy#NO_PROXY}
 */
public record PeerSettings(
        Network network,
        String host,
        int port,
        String userAgent,
        Duration connectTimeout,
        Duration idleTimeout,
        Proxy proxy) {
    public PeerSettings(
            Network network, String host, int port, String userAgent, Duration connectTimeout, Duration idleTimeout) {
        this(network, host, port, userAgent, connectTimeout, idleTimeout, Proxy.NO_PROXY);
    }

    public PeerSettings(Network network, String host, int port, String userAgent) {
        this(network, host, port, userAgent, Duration.ofSeconds(10), Duration.ofSeconds(60));
    }

    /** {@return where to connect to; a name is left to the proxy if there is one} */
    InetSocketAddress socketAddress() {
        return proxy.equals(Proxy.NO_PROXY)
                ? new InetSocketAddress(host, port)
                : InetSocketAddress.createUnresolved(host, port);
    }

    public String address() {
        return host + ":" + port;
    }
}
