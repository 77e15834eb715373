package org.malipo.wallets.sending;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.malipo.outbox.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Offers again what was kept and of which nobody knows whether the node has it: because the node was away, or because the
 * process that kept it has died since. One process of the cluster does so.
 */
@Component
class SendRound implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(SendRound.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /** Who has kept a send offers it at once; a minute later it is known to need help. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int AT_A_TIME = 100;

    private final Leases leases;
    private final SendTable sends;
    private final SendOffers offers;
    private final Clock clock;

    SendRound(Leases leases, SendTable sends, SendOffers offers, Clock clock) {
        this.leases = leases;
        this.sends = sends;
        this.offers = offers;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        leases.lead("wallet-sends", _ -> {
            while (true) {
                offerOpen();
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        });
    }

    void offerOpen() {
        for (var send : sends.open(clock.instant().minus(PATIENCE), AT_A_TIME)) {
            try {
                var offered = offers.offer(send);
                log.info("Send {} ({}) was of unknown outcome: now {}", send.id(), send.txid(), outcome(offered));
            } catch (RuntimeException e) {
                log.warn("Send {} ({}) could not be offered; it is tried again", send.id(), send.txid(), e);
            }
        }
    }

    private static String outcome(Offered offered) {
        return switch (offered) {
            case Offered.OnItsWay _ -> "on its way";
            case Offered.Refused refused -> "refused (" + refused.reason() + ")";
            case Offered.Unknown _ -> "unknown still";
        };
    }
}
