package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.light.FilterHeaderChain;
import org.malipo.bitcoin.light.HeaderChain;
import org.malipo.bitcoin.light.LightSettings;
import org.malipo.bitcoin.light.LightStatus;
import org.malipo.bitcoin.light.LightSync;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One time of leading with the light client. The leader's thread gets blocks and transactions and changes the index; beside
 * it, once a second and when the state changes, a second thread reports, offers what is to be sent and asks for what is to be looked at once more.
 */
final class LightSession {
    private static final Logger log = LoggerFactory.getLogger(LightSession.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How often it is looked whether there is news to report. */
    private static final int LOOKS_A_SECOND = 5;

    private final Tracking tracking;
    private final LightSettings settings;
    private final LightWatch watch;
    private final LightSync sync;
    private final LightOffers offers;
    private final LightSearch search;
    private final ForgottenPayments forgotten;
    private final LightReports reports;
    private final Thread leader = Thread.currentThread();
    private @Nullable RescanRound rescans;
    private boolean live;
    private Instant began = Instant.EPOCH;
    private volatile boolean hangs;

    LightSession(Tracking tracking, LightSettings settings, int birthheight, LightFiles files, Clock clock) {
        this.tracking = tracking;
        this.settings = settings;
        var headers = HeaderChain.open(settings.network(), files.headers(), clock);
        var filterHeaders = FilterHeaderChain.open(headers, files.filterHeaders());
        var birth = new BirthHeight(headers, tracking.parts().watch(), birthheight);
        watch = new LightWatch(tracking, settings.network(), birth, LightWords.announcementsNeeded(settings));
        sync = new LightSync(settings, headers, filterHeaders, watch, clock);
        offers = new LightOffers(sync, tracking, settings);
        search = new LightSearch(sync, headers);
        forgotten = new ForgottenPayments(tracking.parts(), settings.network());
        reports = new LightReports(tracking, settings);
        watch.begin(sync::offer, offers);
    }

    /**
     * Follows until the thread that made it, which is to call this, is interrupted or the database fails.
     *
     * @throws SourceAway if it came to a standstill
     */
    void run() throws InterruptedException, SourceAway {
        var tending =
                Thread.ofVirtual().name("light-" + settings.network().id()).unstarted(this::tend);
        began = tracking.parts().clock().instant();
        try (sync) {
            tending.start();
            sync.run();
        } catch (InterruptedException | RuntimeException e) {
            if (!hangs) {
                throw e;
            }
            Thread.interrupted(); // by the one that looks after us
            throw new SourceAway(LightReports.HANGS);
        } finally {
            tending.interrupt();
            tending.join();
            if (rescans != null) {
                rescans.close();
            }
        }
    }

    private RescanRound rescans(Follower follower) {
        var round = rescans;
        if (round == null) {
            round = new RescanRound(follower, search);
            rescans = round;
        }
        return round;
    }

    BroadcastResult send(Transaction tx) {
        return offers.send(tx);
    }

    private void tend() {
        try {
            while (true) {
                var status = sync.status();
                tendOnce(status);
                for (var look = 0; look < LOOKS_A_SECOND && sync.status().equals(status); look++) {
                    TimeUnit.MILLISECONDS.sleep(1_000 / LOOKS_A_SECOND);
                }
            }
        } catch (InterruptedException _) {
            log.debug("{}: this light client ends", network());
        }
    }

    private void tendOnce(LightStatus status) throws InterruptedException {
        try {
            tend(status);
        } catch (RuntimeException e) {
            log.warn("{}: looking after the light client failed, and is tried again: {}", network(), e.toString());
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void tend(LightStatus status) throws InterruptedException {
        var alive = sync.aliveAt();
        if (reports.writeIfHanging(alive.isBefore(began) ? began : alive)) {
            wake();
            return;
        }
        var follower = watch.follower();
        reports.write(status, follower);
        if (follower == null) {
            return;
        }
        if (live ? status.peers().isEmpty() : status.isAtTip()) {
            Runnable change = live ? follower::reload : follower::goLive;
            if (sync.offer(change, PATIENCE)) {
                live = !live;
            }
        }
        if (!status.peers().isEmpty()) {
            offers.tend();
        }
        if (status.isAtTip()) {
            rescans(follower).tend();
            forgotten.drop(follower, sync);
        }
    }

    /** Whatever the leader's thread waits for is given up. Once: a second time would hit what follows. */
    private void wake() {
        if (!hangs) {
            hangs = true;
            leader.interrupt();
        }
    }

    private String network() {
        return settings.network().id();
    }
}
