package org.malipo.ln.connection;

import java.net.URI;
import java.util.List;

/** A wallet of an LNbits server. The invoice key receives; the admin key pays as well. */
public record LnbitsConnection(URI server, Secret apiKey) implements Connection {
    static LnbitsConnection of(Parts parts) {
        return new LnbitsConnection(parts.server("lnbits"), parts.secret("api-key", "lnbits"));
    }

    @Override
    public List<URI> addresses() {
        return List.of(server);
    }
}
