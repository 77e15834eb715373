package org.malipo.payjoin;

import fr.acinq.bitcoin.TxId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.BroadcastResult;
import org.malipo.chain.Chain;
import org.malipo.outbox.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Broadcasts originals when payers did not send what was proposed in their place, until the network has one of the two. One
 * process of the cluster does so; doing it twice is harmless.
 */
@Component
class PayjoinRound implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(PayjoinRound.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMinutes(1);

    /** Refused for that long, it is given up: at first it may be refused for the sake of the other one, of which we hear soon. */
    private static final Duration HOPE = Duration.ofMinutes(10);

    /** The same where the node only has no room for it. */
    private static final Duration LONG_HOPE = Duration.ofDays(1);

    private static final int AT_A_TIME = 100;

    private final Leases leases;
    private final PayjoinTable table;
    private final PayjoinEnds ends;
    private final Chain chain;
    private final Clock clock;

    PayjoinRound(Leases leases, PayjoinTable table, PayjoinEnds ends, Chain chain, Clock clock) {
        this.leases = leases;
        this.table = table;
        this.ends = ends;
        this.chain = chain;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        leases.lead("payjoins", _ -> {
            while (true) {
                offerDue();
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        });
    }

    void offerDue() {
        for (var payjoin : table.due(clock.instant(), AT_A_TIME)) {
            try {
                offer(payjoin);
            } catch (RuntimeException e) {
                log.warn("The original of payjoin {} could not be offered; it is tried again", payjoin.id(), e);
                waits(payjoin, payjoin.refusedSince()); // lets others have their turn
            }
        }
    }

    private void offer(Payjoin payjoin) {
        switch (chain.broadcast(payjoin.network(), payjoin.original())) {
            case BroadcastResult.Accepted _, BroadcastResult.AlreadyMined _ -> waits(payjoin, null);
            case BroadcastResult.Unknown _ -> waits(payjoin, payjoin.refusedSince());
            case BroadcastResult.Rejected rejected -> refused(payjoin, rejected);
        }
    }

    /** What the chain knows of one of the two is told by an event. */
    private void refused(Payjoin payjoin, BroadcastResult.Rejected rejected) {
        var hope = rejected.mayPass() ? LONG_HOPE : HOPE;
        var since = Objects.requireNonNullElse(payjoin.refusedSince(), clock.instant());
        if (isKnown(payjoin)) {
            waits(payjoin, null);
        } else if (clock.instant().isBefore(since.plus(hope))) {
            waits(payjoin, since);
        } else {
            log.info(
                    "The original {} of payjoin {} is refused: {}",
                    payjoin.original().txid,
                    payjoin.id(),
                    rejected.reason());
            ends.lost(payjoin);
        }
    }

    private boolean isKnown(Payjoin payjoin) {
        return Stream.<TxId>of(payjoin.coinjoin(), payjoin.original().txid)
                .flatMap(txid -> chain.transaction(payjoin.network(), txid).stream())
                .anyMatch(known -> known.state().isLive());
    }

    private void waits(Payjoin payjoin, @Nullable Instant refusedSince) {
        table.waits(payjoin.id(), clock.instant().plus(RETRY), refusedSince);
    }
}
