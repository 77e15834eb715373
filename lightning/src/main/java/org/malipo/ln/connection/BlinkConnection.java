package org.malipo.ln.connection;

import static java.util.Locale.ROOT;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A wallet at Blink. Without a wallet's id, the account's wallet of the currency. */
public record BlinkConnection(URI server, Secret apiKey, Optional<String> walletId, Currency currency)
        implements Connection {
    private static final String MAIN = "https://api.blink.sv/graphql";

    /** What a wallet at Blink is kept in. */
    public enum Currency {
        BTC,
        USD
    }

    static BlinkConnection of(Parts parts) {
        return new BlinkConnection(
                parts.has("server") ? parts.server("blink") : URI.create(MAIN),
                new Secret(parts.required("api-key", "The key 'api-key' is not found")),
                parts.get("wallet-id"),
                parts.get("currency").map(BlinkConnection::currency).orElse(Currency.BTC));
    }

    private static Currency currency(String text) {
        return switch (text.strip().toUpperCase(ROOT)) {
            case "BTC" -> Currency.BTC;
            case "USD" -> Currency.USD;
            default -> throw new ConnectionStringException("The key 'currency' should be BTC or USD");
        };
    }

    @Override
    public List<URI> addresses() {
        return List.of(server);
    }
}
