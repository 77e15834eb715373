package org.malipo.lightning;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.malipo.lightning.LightningPayment.Complete;
import org.malipo.lightning.LightningPayment.Failed;
import org.malipo.ln.Msat;
import org.malipo.ln.node.Ability;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeException;
import org.malipo.ln.node.NodePayment;
import org.malipo.outbox.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Asks for payments whose outcome is unknown: because the node did not say, or because the process that sent them has died.
 * One process of the cluster does so. It never sends anything.
 */
@Component
class PaymentRound implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(PaymentRound.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_DENIALS = Duration.ofSeconds(30);
    private static final int DENIALS = 2;
    private static final int MOST_DOUBLINGS = 7;
    private static final int AT_A_TIME = 50;

    private final Leases leases;
    private final PaymentTable table;
    private final NodeTable nodeTable;
    private final OpenNodes nodes;
    private final Clock clock;

    PaymentRound(Leases leases, PaymentTable table, NodeTable nodeTable, OpenNodes nodes, Clock clock) {
        this.leases = leases;
        this.table = table;
        this.nodeTable = nodeTable;
        this.nodes = nodes;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        leases.lead("lightning-payments", _ -> {
            while (true) {
                followDue();
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        });
    }

    /** Together, as a node that does not answer keeps whoever asks it waiting. */
    void followDue() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            table.due(clock.instant(), AT_A_TIME).forEach(payment -> threads.execute(() -> follow(payment)));
        }
    }

    private void follow(LightningPayment payment) {
        try (var use = nodes.use(nodeOf(payment))) {
            use.node()
                    .payment(payment.hash())
                    .ifPresentOrElse(told -> follow(payment, told), () -> neverHeardOf(payment, use.node()));
        } catch (NodeException e) {
            log.info("The {} has no known outcome still: {}", payment, e.getMessage());
            later(payment);
        } catch (RuntimeException e) {
            log.warn("The {} could not be asked for; it is asked for again", payment, e);
            later(payment);
        }
    }

    private UsedNode nodeOf(LightningPayment payment) {
        return nodeTable.find(Objects.requireNonNull(payment.node())).orElseThrow();
    }

    private void follow(LightningPayment payment, NodePayment told) {
        switch (told.state()) {
            case COMPLETE -> {
                table.complete(payment, new Complete(told.preimage(), told.fee().orElse(Msat.ZERO)));
                log.info("The {} of unknown outcome was made", payment);
            }
            case FAILED -> failed(payment);
            case PENDING, UNKNOWN -> later(payment);
        }
    }

    /** What the node says of an attempt before is no word on this one, which may only be about to begin. */
    private void failed(LightningPayment payment) {
        if (payment.attempt() == 1) {
            fail(payment, "The node says that it has failed");
        } else {
            failIfSaidAgain(payment, "The node says that it has failed");
        }
    }

    /** It was never sent, if the node can tell. */
    private void neverHeardOf(LightningPayment payment, LightningNode node) {
        if (node.abilities().contains(Ability.TELLS_UNKNOWN_PAYMENTS)) {
            failIfSaidAgain(payment, "It never reached the node");
        } else {
            later(payment);
        }
    }

    /** Whoever sends it must have ended, and the node must say so twice: it may have been asked while it was about to begin. */
    private void failIfSaidAgain(LightningPayment payment, String reason) {
        var now = clock.instant();
        if (now.isBefore(payment.sendingUntil())) {
            later(payment);
        } else if (payment.unknownTimes() + 1 < DENIALS) {
            table.checkAgain(payment, payment.unknownTimes() + 1, now.plus(BETWEEN_DENIALS));
        } else {
            fail(payment, reason);
        }
    }

    private void fail(LightningPayment payment, String reason) {
        table.fail(payment, new Failed(false, reason));
        log.info("The {} of unknown outcome has failed: {}", payment, reason);
    }

    private void later(LightningPayment payment) {
        var pause = PAUSE.multipliedBy(1L << Math.min(payment.checks(), MOST_DOUBLINGS));
        table.checkAgain(
                payment,
                payment.unknownTimes(),
                clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }
}
