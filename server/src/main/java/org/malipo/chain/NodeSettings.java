package org.malipo.chain;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.P2pParameters;
import org.malipo.bitcoin.p2p.PeerSettings;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One network's node.
 *
 * @param p2p host and port of its peer-to-peer interface; the network's usual port if none is given
 * @param birthheight first block to look at when the network is followed for the first time; -1 for the node's tip
 * @param check how often the node is asked where it stands
 * @param evictioncheck how often the node is asked whether it still has our unconfirmed transactions, besides at each block
 */
public record NodeSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("127.0.0.1") String p2p,
        @Nullable Rpc rpc,
        @DefaultValue("-1") int birthheight,
        @DefaultValue("30s") Duration check,
        @DefaultValue("5m") Duration evictioncheck) {

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

    public Rpc requiredRpc(Network network) {
        if (rpc == null) {
            throw new IllegalArgumentException(
                    "Set malipo.network." + network.id() + ".rpc.url to the address of the node's JSON-RPC interface.");
        }
        return rpc;
    }

    public PeerSettings peer(Network network, String userAgent) {
        var colon = p2p.lastIndexOf(':');
        var hasPort = colon > 0 && p2p.indexOf(']') < colon;
        var host = hasPort ? p2p.substring(0, colon) : p2p;
        var port = hasPort
                ? Integer.parseInt(p2p.substring(colon + 1))
                : P2pParameters.of(network).port();
        return new PeerSettings(network, host, port, userAgent);
    }

    /** {@return whether the node runs on this machine, where trying again costs nothing} */
    boolean isLocal() {
        return p2p.startsWith("127.") || p2p.startsWith("localhost") || p2p.startsWith("[::1]");
    }
}
