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
    private final SendEnds ends;
    private final Clock clock;

    SendRound(Leases leases, SendTable sends, SendOffers offers, SendEnds ends, Clock clock) {
        this.leases = leases;
        this.sends = sends;
        this.offers = offers;
        this.ends = ends;
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
        var now = clock.instant();
        for (var send : sends.open(now.minus(PATIENCE), now, AT_A_TIME)) {
            try {
                var offered = offers.offerAgain(send);
                switch (offered) {
                    case Offered.OnItsWay _ -> told(send, "it is on its way");
                    case Offered.Refused refused -> told(send, "it was refused: " + refused.reason());
                    case Offered.Unknown unknown ->
                        log.debug("Send {} ({}) is unknown still: {}", send.id(), send.txid(), unknown.reason());
                }
            } catch (RuntimeException e) {
                log.warn("Send {} ({}) could not be offered; it is tried again", send.id(), send.txid(), e);
                ends.unknown(send, e.toString()); // lets others have their turn
            }
        }
    }

    private static void told(Send send, String outcome) {
        log.info("Send {} ({}) was of unknown outcome: {}", send.id(), send.txid(), outcome);
    }
}
