package org.malipo.ln.connection;

import java.net.URI;
import java.util.List;

/** phoenixd by its HTTP API. Its full-access or its limited password; the user is empty. */
public record PhoenixdConnection(URI server, String user, Secret password) implements Connection {
    static PhoenixdConnection of(Parts parts) {
        return new PhoenixdConnection(
                parts.server("phoenixd"),
                parts.get("username").orElse(""),
                new Secret(parts.get("password").orElse("")));
    }

    @Override
    public List<URI> addresses() {
        return List.of(server);
    }
}
