package org.malipo.ln.connection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A wallet that answers over Nostr relays (NIP-47). Keys are 32 bytes in hex. */
public record NwcConnection(String walletKey, List<URI> relays, Secret secret, Optional<String> lightningAddress)
        implements Connection {
    private static final Pattern URI_FORM = Pattern.compile("nostr\\+?walletconnect:(?://)?(\\p{XDigit}{64})/?\\?(.*)");
    private static final Pattern KEY = Pattern.compile("\\p{XDigit}{64}");

    static NwcConnection of(Parts parts) {
        var uri = URI_FORM.matcher(parts.required("key", "The key 'key' is mandatory for nwc connection strings")
                .strip());
        if (!uri.matches()) {
            throw invalid();
        }
        var query = query(uri.group(2));
        var relays = query.getOrDefault("relay", List.of()).stream()
                .map(NwcConnection::relay)
                .toList();
        var secrets = query.getOrDefault("secret", List.of());
        if (relays.isEmpty()
                || secrets.size() != 1
                || !KEY.matcher(secrets.getFirst()).matches()) {
            throw invalid();
        }
        return new NwcConnection(
                uri.group(1),
                relays,
                new Secret(secrets.getFirst()),
                query.getOrDefault("lud16", List.of()).stream().findFirst());
    }

    private static Map<String, List<String>> query(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(groupingBy(pair -> pair[0], mapping(pair -> Parts.decoded(pair[1]), toList())));
    }

    private static URI relay(String text) {
        try {
            var uri = URI.create(text);
            if (uri.getHost() != null && ("wss".equals(uri.getScheme()) || "ws".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // as any other text that is no address
        }
        throw invalid();
    }

    private static ConnectionStringException invalid() {
        return new ConnectionStringException("Invalid nostr wallet connect uri");
    }

    @Override
    public List<URI> addresses() {
        return relays;
    }
}
