package org.malipo.lightning;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.malipo.access.Caller;
import org.malipo.idempotency.CallKey;
import org.malipo.lightning.LightningPayment.Failed;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps payments before a node hears of them. Of two who ask for the same one, one may send it. */
@Component
class PaymentKeeping {
    /** A client waits longer for its node than the node tries, and a process may stand still for a moment. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final PaymentTable table;
    private final Stores stores;
    private final LightningTrail trail;
    private final Clock clock;

    PaymentKeeping(PaymentTable table, Stores stores, LightningTrail trail, Clock clock) {
        this.table = table;
        this.stores = stores;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param mine whether whoever asked is to send it now */
    record Kept(LightningPayment payment, boolean mine) {}

    @Transactional
    public Kept keep(Payer payer, NewPayment payment) {
        if (payer.store() != null) {
            stores.hold(payer.store());
        }
        return before(payer, payment).map(known -> new Kept(known, false)).orElseGet(() -> begin(payer, payment));
    }

    private Optional<LightningPayment> before(Payer payer, NewPayment payment) {
        CallKey.current().ifPresent(key -> table.digestOf(key).ifPresent(key::requireSame));
        return payer.store() == null
                ? Optional.empty()
                : table.elsewhere(payer.store(), payer.name(), payment.request().paymentHash());
    }

    private Kept begin(Payer payer, NewPayment payment) {
        var hash = payment.request().paymentHash();
        var until = clock.instant().plus(payment.timeout()).plus(MARGIN);
        var madeBy = Caller.find().map(caller -> caller.user().value()).orElse("");
        if (!table.insert(payer, payment, until, madeBy, CallKey.current().orElse(null))) {
            var known = table.lock(payer.name(), hash);
            if (!(known.state() instanceof Failed)) {
                return new Kept(known, false);
            }
            table.retry(payer, payment, until);
        }
        var kept = table.find(payer.name(), hash).orElseThrow();
        trail.paying(payer.store(), kept);
        return new Kept(kept, true);
    }
}
