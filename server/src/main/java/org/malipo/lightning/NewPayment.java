package org.malipo.lightning;

import java.time.Duration;
import java.util.Optional;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.node.PayOrder;

/**
 * A payment that somebody asks for.
 *
 * @param amount only where the payment request leaves it open
 * @param maxFee the most that routing may cost
 * @param timeout for how long the node may try
 */
public record NewPayment(Bolt11 request, Optional<Msat> amount, Msat maxFee, Duration timeout) {
    PayOrder order() {
        return new PayOrder(request, amount, maxFee, timeout);
    }
}
