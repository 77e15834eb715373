package org.malipo.cli.bridge;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may speak to the bridge: pages of the servers that a person named, which know the code of its terminal. */
final class Door {
    static final String PATH = "/hwi-bridge/v1";
    private static final String SCHEME = "Bridge ";

    private final Set<String> hosts;
    private final Set<String> origins;
    private final Pairing pairing;

    Door(int port, Set<String> origins, Pairing pairing) {
        hosts = Stream.of("127.0.0.1", "localhost")
                .map(host -> host + ":" + port)
                .collect(Collectors.toSet());
        this.origins = Set.copyOf(origins);
        this.pairing = pairing;
    }

    /** {@return the origin of a page as browsers send it, or empty where that text is none} */
    static Optional<String> origin(String text) {
        try {
            var address = URI.create(text.strip().toLowerCase(Locale.ROOT));
            var isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            return isWeb && address.getHost() != null && address.getUserInfo() == null
                    ? Optional.of(address.getScheme() + "://" + address.getHost() + port(address))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String port(URI address) {
        int usual = "https".equals(address.getScheme()) ? 443 : 80;
        return address.getPort() < 0 || address.getPort() == usual ? "" : ":" + address.getPort();
    }

    /**
     * {@return the origin of the page that asks} A name that was made to lead here shows itself in the host (DNS rebinding), a page of
     * somebody else in the origin.
     */
    String page(HttpExchange exchange) throws BridgeRefusal {
        if (!hosts.contains(header(exchange, "Host"))) {
            throw new BridgeRefusal(403, "host", "The bridge is asked by its own address only.");
        }
        var origin = header(exchange, "Origin");
        if (!origins.contains(origin)) {
            throw new BridgeRefusal(403, "origin", "The bridge was not started for pages of this server.");
        }
        if (!exchange.getRequestURI().toString().equals(PATH)) {
            throw new BridgeRefusal(404, "not-found", "There is nothing here.");
        }
        return origin;
    }

    /** Requires the code, and a body that no plain form of another page can send. */
    void require(HttpExchange exchange) throws BridgeRefusal {
        if (!exchange.getRequestMethod().equals("POST")) {
            throw new BridgeRefusal(405, "method", "Calls are posted.");
        }
        if (!header(exchange, "Content-Type").startsWith("application/json")) {
            throw new BridgeRefusal(415, "content-type", "Calls are JSON.");
        }
        var given = header(exchange, "Authorization");
        pairing.require(
                given.startsWith(SCHEME) ? given.substring(SCHEME.length()).replace(" ", "") : "");
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }
}
