package org.malipo.operations.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.PeerSettings;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.bitcoin.rpc.RpcTransport;
import org.malipo.chain.NodeSettings;

/**
 * A node to look at, and the ways to it.
 *
 * @param rpc makes a client of its JSON-RPC interface; null to look at it as a peer alone
 * @param peer its peer-to-peer address; null to look at it over JSON-RPC alone
 * @param sockets makes sockets for it
 */
public record NodeTarget(
        Network network,
        @Nullable Supplier<RpcClient> rpc,
        @Nullable PeerSettings peer,
        Supplier<Socket> sockets) {
    static final String USER_AGENT = "/malipo-doctor:1/";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** {@return the node of the settings, reached as the server reaches it} */
    public static NodeTarget ofSettings(Network network, NodeSettings node) {
        var access = node.requiredRpc(network);
        return new NodeTarget(
                network,
                () -> new RpcClient(access.url(), access.credentials(), PATIENCE),
                hurried(node.peer(network, USER_AGENT)),
                Socket::new);
    }

    /**
     * {@return a node that somebody typed, reached through guards}
     *
     * @param url of its JSON-RPC interface, or null
     * @param p2p in the form of the setting, or null
     */
    public static NodeTarget typed(
            Network network, @Nullable URI url, RpcCredentials.Password login, @Nullable String p2p, Guards guards) {
        return new NodeTarget(
                network,
                url == null ? null : () -> new RpcClient(url, login, PATIENCE, guards.transport()),
                p2p == null ? null : hurried(NodeSettings.at(p2p).peer(network, USER_AGENT)),
                () -> unconnected(guards.sockets()));
    }

    /** {@return the address without user, password, path and query} */
    public static String withoutSecrets(URI address) {
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port;
    }

    /** What keeps typed addresses from reaching everything that this machine can reach. */
    public record Guards(RpcTransport transport, SocketFactory sockets) {}

    /** {@return the same without its peer-to-peer address} */
    public NodeTarget overRpcAlone() {
        return new NodeTarget(network, rpc, null, sockets);
    }

    private static Socket unconnected(SocketFactory sockets) {
        try {
            return sockets.createSocket();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PeerSettings hurried(PeerSettings peer) {
        return new PeerSettings(
                peer.network(), peer.host(), peer.port(), peer.userAgent(), PATIENCE, peer.idleTimeout(), peer.proxy());
    }
}
