package org.malipo.ln.node;

import java.time.Duration;
import java.util.Optional;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;

/**
 * A payment that is to be made.
 *
 * @param amount only where the payment request leaves it open
 * @param maxFee the most that routing may cost
 * @param timeout for how long the node may try
 */
public record PayOrder(Bolt11 request, Optional<Msat> amount, Msat maxFee, Duration timeout) {
    public PayOrder {
        if (amount.isPresent() == request.amount().isPresent()) {
            throw new IllegalArgumentException("An amount is told once: by the payment request or beside it.");
        }
    }

    /** {@return what the payee gets} */
    public Msat payable() {
        return request.amount().or(this::amount).orElseThrow();
    }
}
