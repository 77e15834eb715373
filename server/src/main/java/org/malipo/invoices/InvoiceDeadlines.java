package org.malipo.invoices;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.invoices.Invoice.Horizon;
import org.malipo.outbox.EventConsumers;
import org.malipo.outbox.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does to invoices what follows from time alone. An invoice expires only when everything that the network saw until its
 * last moment is known here and has been counted, so that a payment made in time is never called late.
 */
@Component
class InvoiceDeadlines {
    private static final Logger log = LoggerFactory.getLogger(InvoiceDeadlines.class);
    private static final int BATCH = 200;

    private final Chain chain;
    private final EventConsumers consumers;
    private final InvoiceFollower follower;
    private final DueTable due;
    private final PaymentTable payments;
    private final TipTable tips;
    private final InvoiceReader reader;
    private final InvoiceWriter writer;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // asks everybody who knows something about being late
    InvoiceDeadlines(
            Chain chain,
            EventConsumers consumers,
            InvoiceFollower follower,
            DueTable due,
            PaymentTable payments,
            TipTable tips,
            InvoiceReader reader,
            InvoiceWriter writer,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.chain = chain;
        this.consumers = consumers;
        this.follower = follower;
        this.due = due;
        this.payments = payments;
        this.tips = tips;
        this.reader = reader;
        this.writer = writer;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
        this.clock = clock;
    }

    /** Ends what is to end on this network, batch by batch. */
    void sweep(Network network, Lease lease) {
        var through = allKnownThrough(network);
        var now = clock.instant();
        var by = now.isBefore(through) ? now : through;
        var horizon = new Horizon(now, through);
        judgeAll(lease, horizon, () -> due.expired(network, by, BATCH));
        judgeAll(lease, horizon, () -> due.unconfirmed(network, by, BATCH));
    }

    /** Takes back settled invoices whose coins are gone for good. */
    void sweepLost(Lease lease) {
        var now = clock.instant();
        var horizon = new Horizon(now, Instant.EPOCH);
        judgeBatch(lease, horizon, () -> payments.lost(now, Invoice.REPLACING, Payment.MISSING));
    }

    /** {@return until when everything that the network saw is known here and counted} */
    private Instant allKnownThrough(Network network) {
        var through = chain.status(network).caughtUpThrough();
        return through != null && consumers.hasSeenAll(follower) ? through : Instant.EPOCH;
    }

    private void judgeAll(Lease lease, Horizon horizon, Supplier<List<InvoiceId>> next) {
        int moved;
        do {
            moved = judgeBatch(lease, horizon, next);
        } while (moved == BATCH);
    }

    /** {@return how many invoices it moved} */
    private int judgeBatch(Lease lease, Horizon horizon, Supplier<List<InvoiceId>> next) {
        var moved = transaction.execute(status -> {
            lease.check();
            return (int)
                    next.get().stream().filter(id -> judgeAlone(id, horizon)).count();
        });
        return Objects.requireNonNullElse(moved, 0);
    }

    /** One invoice that can't be judged must not keep the others of its batch from it. */
    private boolean judgeAlone(InvoiceId id, Horizon horizon) {
        try {
            return Boolean.TRUE.equals(savepoint.execute(status -> judge(id, horizon)));
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("Invoice {} could not be judged by its time; it is tried again", id, e);
            return false;
        }
    }

    private boolean judge(InvoiceId id, Horizon horizon) {
        var change = reader.lock(id)
                .map(Change::of)
                .map(started -> started.tip(tips.height(started.before().network()), horizon.now())
                        .decide(horizon));
        change.ifPresent(writer::write);
        return change.filter(done -> !done.announcements().isEmpty()).isPresent();
    }
}
