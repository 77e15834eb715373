package org.malipo.bitcoin.light;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.PeerSettings;

/**
 * How a light client finds its peers and how patient it is.
 *
 * @param userAgent in the form of BIP 14
 * @param peers tried first, and exempt from the rule of one peer a group of addresses
 * @param seeds names that resolve to peers; empty to use none but {@code peers}
 * @param connections how many peers to keep
 * @param proxy Tor's SOCKS 5 port, which then also looks up all names; null to connect directly
 * @param patience how long a peer may be silent when asked
 * @param ban for how long a peer that lied is left alone
 */
public record LightSettings(
        Network network,
        String userAgent,
        List<PeerAddress> peers,
        List<String> seeds,
        int connections,
        @Nullable InetSocketAddress proxy,
        Duration patience,
        Duration ban) {
    private static final Duration IDLE = Duration.ofSeconds(60);

    public LightSettings {
        peers = List.copyOf(peers);
        seeds = List.copyOf(seeds);
        if (connections < 1) {
            throw new IllegalArgumentException("A light client needs at least one peer.");
        }
    }

    /** Four peers from the network's own seeds, directly. */
    public LightSettings(Network network, String userAgent) {
        this(network, userAgent, List.of(), seedsOf(network), 4, null, Duration.ofSeconds(20), Duration.ofHours(24));
    }

    /** {@return the DNS seeds of Bitcoin Core ({@code chainparams.cpp}, February 2026)} */
    public static List<String> seedsOf(Network network) {
        return switch (network) {
            case MAINNET ->
                List.of(
                        "seed.bitcoin.sipa.be",
                        "dnsseed.bluematt.me",
                        "seed.bitcoin.jonasschnelli.ch",
                        "seed.btc.petertodd.net",
                        "seed.bitcoin.sprovoost.nl",
                        "dnsseed.emzy.de",
                        "seed.bitcoin.wiz.biz",
                        "seed.mainnet.achownodes.xyz");
            case TESTNET4 -> List.of("seed.testnet4.bitcoin.sprovoost.nl", "seed.testnet4.wiz.biz");
            case SIGNET -> List.of("seed.signet.bitcoin.sprovoost.nl", "seed.signet.achownodes.xyz");
            case REGTEST -> List.of();
        };
    }

    PeerSettings peer(PeerAddress address) {
        var through = proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.SOCKS, proxy);
        return new PeerSettings(network, address.host(), address.port(), userAgent, patience, IDLE, through);
    }
}
