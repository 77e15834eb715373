package org.malipo.ln.connection;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Where a Lightning node or service is and how to sign in, as written in a connection string:
 * {@code type=<kind>;key=value;key=value}. What it prints can be read by anybody: it tells no secret.
 */
public sealed interface Connection
        permits BlinkConnection,
                ClnRestConnection,
                CoreLightningConnection,
                EclairConnection,
                LnbitsConnection,
                LndConnection,
                LndHubConnection,
                NwcConnection,
                PhoenixdConnection {
    /**
     * Reads a connection string, or one of the shorter forms: a path or {@code unix://} and {@code tcp://} addresses of Core
     * Lightning, {@code lndhub://login:password@https://host}, {@code nostr+walletconnect://…}.
     *
     * @throws ConnectionStringException if it is none; the message tells which key is missing or wrong
     */
    static Connection read(String text) {
        var parts = Parts.of(text.strip());
        return switch (parts.type()) {
            case "blink" -> BlinkConnection.of(parts);
            case "clightning" -> CoreLightningConnection.of(parts);
            case "clnrest" -> ClnRestConnection.of(parts);
            case "eclair" -> EclairConnection.of(parts);
            case "lnbits" -> LnbitsConnection.of(parts);
            case "lnd-rest", "lnd-grpc" -> LndConnection.of(parts);
            case "lndhub" -> LndHubConnection.of(parts);
            case "nwc" -> NwcConnection.of(parts);
            case "phoenixd" -> PhoenixdConnection.of(parts);
            default -> throw new ConnectionStringException("Unsupported connection string");
        };
    }

    /** {@return the addresses that are called; none where it is a socket of this machine} */
    List<URI> addresses();

    /** {@return the keys that name files of this machine: for whoever administers it} */
    default Set<String> fileKeys() {
        return Set.of();
    }
}
