package org.malipo.ln.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Core Lightning by the JSON-RPC of its {@code lightning-rpc} socket, here or through something that forwards TCP to it. */
public record CoreLightningConnection(Endpoint endpoint) implements Connection {
    /** Where the socket is. */
    public sealed interface Endpoint {}

    /** A socket of this machine. */
    public record UnixSocket(Path path) implements Endpoint {}

    /** Another machine's socket, forwarded. */
    public record Tcp(URI uri) implements Endpoint {}

    static CoreLightningConnection of(Parts parts) {
        var server = parts.required("server", "The key 'server' is mandatory for clightning connection strings")
                .strip();
        if (server.startsWith("/")) {
            return new CoreLightningConnection(new UnixSocket(Parts.path("server", server)));
        }
        if (server.startsWith("unix:")) {
            return new CoreLightningConnection(new UnixSocket(Parts.path("server", path(server))));
        }
        if (server.startsWith("tcp://")) {
            return new CoreLightningConnection(new Tcp(tcp(server)));
        }
        throw notAServer();
    }

    /** {@code unix://home/…}, {@code unix:///home/…} and {@code unix:/home/…} are written for the same path. */
    private static String path(String server) {
        var path = server.substring("unix:".length()).replaceFirst("^/+", "");
        if (path.isEmpty()) {
            throw notAServer();
        }
        return "/" + path;
    }

    private static URI tcp(String server) {
        try {
            var uri = new URI(server);
            if (uri.getHost() != null && uri.getPort() > 0) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // as any other text that is no address
        }
        throw notAServer();
    }

    private static ConnectionStringException notAServer() {
        return new ConnectionStringException(
                "The key 'server' should be an URI starting by tcp:// or unix:// or a path to"
                        + " the 'lightning-rpc' unix socket");
    }

    @Override
    public List<URI> addresses() {
        return endpoint instanceof Tcp(var uri) ? List.of(uri) : List.of();
    }

    @Override
    public Set<String> fileKeys() {
        return endpoint instanceof UnixSocket ? Set.of("server") : Set.of();
    }
}
