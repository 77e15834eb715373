package org.malipo.invoices;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.outbox.Lease;
import org.malipo.outbox.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks each second for what time has brought: deadlines, coins that came early, confirmations that were passed over. */
@Component
class InvoiceSweep implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(InvoiceSweep.class);
    private static final Duration STRAYS_KEPT = Duration.ofHours(1);
    private static final long PAUSE_MILLIS = 1_000;

    private final Leases leases;
    private final Chain chain;
    private final InvoiceDeadlines deadlines;
    private final PaymentIntake intake;
    private final PaymentTable payments;
    private final StrayTable strays;
    private final TipTable tips;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // one for each thing that is looked for
    InvoiceSweep(
            Leases leases,
            Chain chain,
            InvoiceDeadlines deadlines,
            PaymentIntake intake,
            PaymentTable payments,
            StrayTable strays,
            TipTable tips,
            Clock clock) {
        this.leases = leases;
        this.chain = chain;
        this.deadlines = deadlines;
        this.intake = intake;
        this.payments = payments;
        this.strays = strays;
        this.tips = tips;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        leases.lead("invoice-sweep", this::run);
    }

    private void run(Lease lease) throws InterruptedException {
        while (true) {
            sweep(lease);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Once through everything. What can't be done to one invoice does not keep the others from it. */
    void sweep(Lease lease) {
        adoptStrays();
        for (var network : chain.networks()) {
            confirm(network);
            deadlines.sweep(network, lease);
        }
        deadlines.sweepLost(lease);
    }

    private void adoptStrays() {
        for (var found : strays.found()) {
            carefully(found.invoice(), () -> intake.adopt(found, tips.height(found.network())));
        }
        strays.deleteOlderThan(clock.instant().minus(STRAYS_KEPT));
    }

    private void confirm(Network network) {
        int tip = tips.height(network);
        payments.ripeAt(network, tip).forEach(invoice -> carefully(invoice, () -> intake.confirm(invoice, tip)));
    }

    private static void carefully(InvoiceId invoice, Runnable work) {
        try {
            work.run();
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException e) {
            throw e; // the database is away, which is no fault of this invoice
        } catch (RuntimeException e) {
            log.error("Invoice {} could not be brought up to date; it is tried again", invoice, e);
        }
    }
}
