package org.malipo.chain;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.LightSettings;
import org.malipo.bitcoin.light.PeerAddress;
import org.malipo.bitcoin.p2p.P2pParameters;
import org.malipo.bitcoin.p2p.PeerSettings;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One network's node, or how to find peers without one.
 *
 * @param p2p host and port of its peer-to-peer interface; the network's usual port if none is given
 * @param birthheight first block to look at when the network is followed for the first time; -1 for the node's tip
 * @param check how often the node is asked where it stands
 * @param evictioncheck how often the node is asked whether it still has our unconfirmed transactions, besides at each block
 * @param light how a light client finds its peers, where there is no node
 */
public record NodeSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("127.0.0.1") String p2p,
        @Nullable Rpc rpc,
        @DefaultValue("-1") int birthheight,
        @DefaultValue("30s") Duration check,
        @DefaultValue("5m") Duration evictioncheck,
        @DefaultValue Light light) {

    @ConstructorBinding
    public NodeSettings {}

    /** With a node. */
    public NodeSettings(
            boolean enabled, String p2p, @Nullable Rpc rpc, int birthheight, Duration check, Duration evictioncheck) {
        this(enabled, p2p, rpc, birthheight, check, evictioncheck, Light.STANDARD);
    }

    /**
     * Peers of a light client.
     *
     * @param peers host, or host and port, of those to use; the network's usual port if none is given
     * @param seeds names that resolve to more; null for the network's own, or none if there are {@code peers}
     * @param connections how many to keep, where seeds name enough
     * @param proxy host and port of Tor's SOCKS interface, by which all of them are reached
     * @param patience how long one may be silent when asked
     */
    public record Light(
            @DefaultValue List<String> peers,
            @Nullable List<String> seeds,
            @DefaultValue("4") int connections,
            @Nullable String proxy,
            @DefaultValue("20s") Duration patience) {
        private static final Light STANDARD = new Light(List.of(), null, 4, null, Duration.ofSeconds(20));
        private static final Duration BAN = Duration.ofHours(24);

        /** An operator who mends a peer of his own waits no longer than this. */
        private static final Duration BAN_OF_OWN = Duration.ofMinutes(10);

        private static final int TOR = 9_050;

        private LightSettings of(Network network, String userAgent) {
            var names = seeds != null ? seeds : peers.isEmpty() ? LightSettings.seedsOf(network) : List.<String>of();
            var addresses =
                    peers.stream().map(peer -> PeerAddress.parse(network, peer)).toList();
            return new LightSettings(
                    network,
                    userAgent,
                    addresses,
                    names,
                    names.isEmpty() ? addresses.size() : Math.max(connections, addresses.size()),
                    proxyAddress(),
                    patience,
                    names.isEmpty() ? BAN_OF_OWN : BAN);
        }

        private @Nullable InetSocketAddress proxyAddress() {
            if (proxy == null) {
                return null;
            }
            var host = HostAndPort.parse(proxy, TOR);
            return new InetSocketAddress(host.host(), host.port());
        }
    }

    /** The node's JSON-RPC interface, and one of two ways to sign in. */
    public record Rpc(
            URI url,
            @Nullable Path cookiefile,
            @Nullable String user,
            @Nullable Path passwordfile,
            @Nullable String password) {
        public RpcCredentials credentials() {
            if (cookiefile != null && user == null) {
                return new RpcCredentials.CookieFile(cookiefile);
            }
            if (cookiefile == null && user != null && passwordfile != null && password == null) {
                return new RpcCredentials.PasswordFile(user, passwordfile);
            }
            if (cookiefile == null && user != null && passwordfile == null && password != null) {
                return new RpcCredentials.Password(user, password);
            }
            throw new IllegalArgumentException("Give either a cookie file or user and password.");
        }

        @Override
        public String toString() {
            return url + ", [secret]";
        }
    }

    /** {@return a node that is known by its peer-to-peer address alone} */
    public static NodeSettings at(String p2p) {
        return new NodeSettings(true, p2p, null, -1, Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    /** {@return whether peers stand in for a node; on regtest only if some are named, since nobody else knows its chain} */
    public boolean isLight(Network network) {
        return rpc == null && (network != Network.REGTEST || !light.peers().isEmpty());
    }

    public LightSettings light(Network network, String userAgent) {
        return light.of(network, userAgent);
    }

    public Rpc requiredRpc(Network network) {
        if (rpc == null) {
            throw new IllegalArgumentException(
                    "Set malipo.network." + network.id() + ".rpc.url to the address of the node's JSON-RPC interface.");
        }
        return rpc;
    }

    public PeerSettings peer(Network network, String userAgent) {
        var host = HostAndPort.parse(p2p, P2pParameters.of(network).port());
        return new PeerSettings(network, host.host(), host.port(), userAgent);
    }

    private record HostAndPort(String host, int port) {
        private static HostAndPort parse(String text, int usualPort) {
            var colon = text.lastIndexOf(':');
            var hasPort = colon > 0 && text.indexOf(']') < colon;
            return hasPort
                    ? new HostAndPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))
                    : new HostAndPort(text, usualPort);
        }
    }

    /** {@return whether the node runs on this machine, where trying again costs nothing} */
    boolean isLocal() {
        return p2p.startsWith("127.") || p2p.startsWith("localhost") || p2p.startsWith("[::1]");
    }
}
