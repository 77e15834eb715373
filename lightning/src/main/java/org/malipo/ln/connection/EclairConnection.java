package org.malipo.ln.connection;

import java.net.URI;
import java.util.List;

/** Eclair by its HTTP API. */
public record EclairConnection(URI server, String user, Secret password) implements Connection {
    static EclairConnection of(Parts parts) {
        return new EclairConnection(
                parts.server("eclair"),
                parts.get("username").orElse(""),
                new Secret(parts.get("password").orElse("")));
    }

    @Override
    public List<URI> addresses() {
        return List.of(server);
    }
}
