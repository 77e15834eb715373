package org.malipo.cli.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Exception;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.http.Reach;
import org.malipo.ln.kinds.LightningNodes;
import org.malipo.ln.node.PayOrder;
import org.malipo.ln.node.PayResult;

/** Pays Lightning payment requests from the sandbox's payer. */
final class LightningPayer {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String SCHEME = "lightning:";

    /** Far more than the ways of the sandbox ask for. */
    private static final Msat MAX_FEE = Msat.ofSats(10_000);

    private final LightningAccess access;

    LightningPayer(LightningAccess access) {
        this.access = access;
    }

    static boolean takes(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("ln") || lower.startsWith(SCHEME);
    }

    /**
     * Pays once.
     * @param amount where the payment request leaves it open
     * @throws IllegalArgumentException if there is nothing to pay; the message tells why
     * @throws IOException if the sandbox's files can't be read
     */
    PayResult pay(String text, Optional<Msat> amount) throws IOException {
        var request = read(text);
        if (request.amount().isPresent() && amount.isPresent()) {
            throw new IllegalArgumentException("The payment request tells the amount itself; leave it out.");
        }
        if (request.amount().isEmpty() && amount.isEmpty()) {
            throw new IllegalArgumentException("How much? Give an amount: ./malipo pay " + text + " 500sat");
        }
        try (var node = LightningNodes.open(Connection.read(access.connection()), Reach.EVERYWHERE)) {
            return node.pay(new PayOrder(request, amount, MAX_FEE, TIMEOUT));
        }
    }

    private static Bolt11 read(String text) {
        try {
            return Bolt11.decode(text.strip());
        } catch (Bolt11Exception e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
