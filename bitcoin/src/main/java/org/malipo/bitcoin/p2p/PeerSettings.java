package org.malipo.bitcoin.p2p;

import java.time.Duration;
import org.malipo.bitcoin.Network;

/**
 * Which node to connect to, and how patiently.
 *
 * @param userAgent in the form of BIP 14, for example {@code /malipo:0.1.0/}
 * @param connectTimeout for the connection and the handshake, each
 * @param idleTimeout after this much silence the node is asked for a sign of life, after twice as much it is given up
 */
public record PeerSettings(
        Network network, String host, int port, String userAgent, Duration connectTimeout, Duration idleTimeout) {
    public PeerSettings(Network network, String host, int port, String userAgent) {
        this(network, host, port, userAgent, Duration.ofSeconds(10), Duration.ofSeconds(60));
    }

    public String address() {
        return host + ":" + port;
    }
}
