package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.time.Clock;
import java.time.Duration;
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

    /** So long nobody is told that there is no peer yet, unless one was tried and would not do. */
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** How often it is looked whether there is news to report. */
    private static final int LOOKS_A_SECOND = 5;

    private final Tracking tracking;
    private final LightSettings settings;
    private final LightWatch watch;
    private final LightSync sync;
    private final LightOffers offers;
    private final LightSearch search;
    private final ForgottenPayments forgotten;
    private final long began = System.nanoTime();
    private @Nullable RescanRound rescans;
    private boolean live;
    private @Nullable String trouble;

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
        watch.begin(sync::offer, offers);
    }

    /** Follows until this thread is interrupted, or the database fails. */
    void run() throws InterruptedException {
        var tending =
                Thread.ofVirtual().name("light-" + settings.network().id()).unstarted(this::tend);
        try (sync) {
            tending.start();
            sync.run();
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
        report(status);
        var follower = watch.follower();
        if (follower == null) {
            return;
        }
        if (live ? status.peers().isEmpty() : status.isAtTip()) {
            live = !live;
            Runnable change = live ? follower::goLive : follower::reload;
            sync.offer(change, PATIENCE);
        }
        if (!status.peers().isEmpty()) {
            offers.tend();
        }
        if (status.isAtTip()) {
            rescans(follower).tend();
            forgotten.drop(follower, sync);
        }
    }

    private void report(LightStatus status) {
        var report = LightWords.report(status, settings, System.nanoTime() - began < FIRST_NANOS);
        var follower = watch.follower();
        if (follower == null) {
            tracking.report(report);
        } else {
            follower.report(report);
        }
        var problem = report.problem();
        if (problem != null && !problem.equals(trouble)) {
            log.warn("{} is not followed: {}", network(), problem);
        }
        trouble = problem;
    }

    private String network() {
        return settings.network().id();
    }
}
