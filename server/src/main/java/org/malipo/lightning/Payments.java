package org.malipo.lightning;

import fr.acinq.bitcoin.ByteVector32;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.malipo.lightning.LightningPayment.Complete;
import org.malipo.lightning.LightningPayment.Failed;
import org.malipo.ln.node.PayResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Pays over Lightning, each payment hash once for each payer: it is kept first, then sent, and sent again only after it has
 * failed for sure. What nobody knows the outcome of is pending until its node does.
 */
@Component
public class Payments {
    private static final Logger log = LoggerFactory.getLogger(Payments.class);
    static final Duration FIRST_CHECK = Duration.ofSeconds(5);

    private final PaymentKeeping keeping;
    private final PaymentTable table;
    private final OpenNodes nodes;
    private final Clock clock;

    Payments(PaymentKeeping keeping, PaymentTable table, OpenNodes nodes, Clock clock) {
        this.keeping = keeping;
        this.table = table;
        this.nodes = nodes;
        this.clock = clock;
    }

    /**
     * Must not be called inside a transaction.
     *
     * @return what has become of it so far; of one that is under way, or done, that it is
     */
    public LightningPayment pay(Payer payer, NewPayment wanted) {
        try (var use = nodes.use(payer.node())) {
            var kept = keeping.keep(payer, wanted);
            if (!kept.mine()) {
                return kept.payment();
            }
            record(kept.payment(), use.node().pay(wanted.order()));
            return table.find(payer.name(), kept.payment().hash()).orElseThrow();
        }
    }

    private void record(LightningPayment payment, PayResult result) {
        switch (result) {
            case PayResult.Paid(var preimage, var amount, var fee) -> {
                table.complete(payment, new Complete(preimage, fee));
                log.info("The {} was made, {} and {} in fees", payment, amount, fee);
            }
            case PayResult.Failed(var cause, var message) -> {
                table.fail(payment, new Failed(cause == PayResult.Cause.NO_ROUTE, message));
                log.info("The {} has failed: {}", payment, message);
            }
            case PayResult.Unknown(var message) -> {
                table.sent(payment, clock.instant().plus(FIRST_CHECK));
                log.warn("The {} has no known outcome: {}; its node is asked until it knows", payment, message);
            }
        }
    }

    /** {@return what is known here of a payment, whatever its node says} */
    public Optional<LightningPayment> find(Payer payer, ByteVector32 hash) {
        return table.find(payer.name(), hash);
    }
}
