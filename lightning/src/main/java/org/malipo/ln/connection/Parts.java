package org.malipo.ln.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys and values of a connection string. Keys are told in lower case; the first {@code =} ends a key; a semicolon at the
 * end is fine.
 */
final class Parts {
    private static final String WALLET_CONNECT = "nostr+walletconnect:";
    private static final String LNDHUB = "lndhub://";

    private final Map<String, String> values;

    private Parts(Map<String, String> values) {
        this.values = values;
    }

    static Parts of(String text) {
        if (text.startsWith("/") || text.startsWith("unix:") || text.startsWith("tcp:")) {
            return new Parts(Map.of("type", "clightning", "server", text));
        }
        if (text.startsWith(WALLET_CONNECT)) {
            return new Parts(Map.of("type", "nwc", "key", text));
        }
        if (text.startsWith(LNDHUB)) {
            return LndHubConnection.parts(text.substring(LNDHUB.length()));
        }
        return new Parts(split(text));
    }

    static Parts of(Map<String, String> values) {
        return new Parts(values);
    }

    private static Map<String, String> split(String text) {
        var values = new HashMap<String, String>();
        for (var part : text.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new ConnectionStringException(
                        "The format of the connectionString should a list of key=value delimited by semicolon");
            }
            var key = part.substring(0, equals).strip().toLowerCase(ROOT);
            if (values.put(key, part.substring(equals + 1)) != null) {
                throw new ConnectionStringException("Duplicate key " + key);
            }
        }
        return values;
    }

    String type() {
        return required("type", "The key 'type' is mandatory").toLowerCase(ROOT);
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String required(String key, String otherwise) {
        return get(key).orElseThrow(() -> new ConnectionStringException(otherwise));
    }

    Secret secret(String key, String kind) {
        return new Secret(required(key, "The key '" + key + "' is mandatory for " + kind + " connection strings"));
    }

    /**
     * {@return the {@code server} of a kind that speaks HTTP}
     * @throws ConnectionStringException if there is none, or it is sent in the clear and the string does not allow it
     */
    URI server(String kind) {
        var server = http(required("server", "The key 'server' is mandatory for " + kind + " connection strings"));
        if (!server.getScheme().equalsIgnoreCase("https") && !isAllowedInsecure() && !isOnion(server)) {
            throw new ConnectionStringException(
                    "The key 'allowinsecure' is false, but server's Uri is not using https");
        }
        return server;
    }

    static Path path(String key, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException _) {
            throw new ConnectionStringException("The key '" + key + "' should be the path of a file");
        }
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException _) {
            throw new ConnectionStringException(
                    "A percent sign of the connection string is not followed by two hex digits");
        }
    }

    static URI http(String text) {
        try {
            var uri = new URI(text.strip());
            if (uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // as any other text that is no address
        }
        throw new ConnectionStringException("The key 'server' should be an URI starting by http:// or https://");
    }

    private boolean isAllowedInsecure() {
        return switch (get("allowinsecure").orElse("false").strip().toLowerCase(ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConnectionStringException("The key 'allowinsecure' should be true or false");
        };
    }

    private static boolean isOnion(URI server) {
        return server.getHost().toLowerCase(ROOT).endsWith(".onion");
    }
}
