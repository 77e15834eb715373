package org.malipo.ln.connection;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account of an LNDhub server. */
public record LndHubConnection(URI server, String login, Secret password) implements Connection {
    static LndHubConnection of(Parts parts) {
        var server = parts.server("lndhub");
        var user = Optional.ofNullable(server.getRawUserInfo()).map(info -> info.split(":", 2));
        return new LndHubConnection(
                withoutUser(server),
                user.map(info -> Parts.decoded(info[0]))
                        .or(() -> parts.get("username"))
                        .orElseThrow(() -> new ConnectionStringException(
                                "The key 'username' is mandatory for lndhub connection strings")),
                user.filter(info -> info.length == 2)
                        .map(info -> new Secret(Parts.decoded(info[1])))
                        .orElseGet(() -> parts.secret("password", "lndhub")));
    }

    /** Of {@code login:password@https://host}, what follows {@code lndhub://}. */
    static Parts parts(String text) {
        int at = text.lastIndexOf("@http");
        int colon = text.indexOf(':');
        if (colon < 1 || at < colon) {
            throw new ConnectionStringException("Invalid LNDhub URI");
        }
        return Parts.of(Map.of(
                "type",
                "lndhub",
                "server",
                text.substring(at + 1),
                "username",
                text.substring(0, colon),
                "password",
                text.substring(colon + 1, at)));
    }

    private static URI withoutUser(URI server) {
        return URI.create(server.toString().replace(server.getRawAuthority(), hostAndPort(server)));
    }

    private static String hostAndPort(URI server) {
        return server.getPort() < 0 ? server.getHost() : server.getHost() + ":" + server.getPort();
    }

    @Override
    public List<URI> addresses() {
        return List.of(server);
    }
}
