package org.malipo.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.light.LightSettings;
import org.malipo.bitcoin.light.LightStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells where a light client stands, and that it stands still. The same trouble is logged once. */
final class LightReports {
    /** A client that shows no life for so long does not go on by itself. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    static final String HANGS = "The light client has not gone on for two minutes; it begins anew.";

    private static final Logger log = LoggerFactory.getLogger(LightReports.class);

    /** So long nobody is told that there is no peer yet, unless one was tried and would not do. */
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Tracking tracking;
    private final LightSettings settings;
    private final long began = System.nanoTime();
    private @Nullable String trouble;

    LightReports(Tracking tracking, LightSettings settings) {
        this.tracking = tracking;
        this.settings = settings;
    }

    /** @param follower null as long as the network has not been followed */
    void write(LightStatus status, @Nullable Follower follower) {
        var report = LightWords.report(status, settings, System.nanoTime() - began < FIRST_NANOS);
        if (follower == null) {
            tracking.report(report);
        } else {
            follower.report(report);
        }
        note(report.problem());
    }

    /** {@return whether the client shows no life; then that is told} */
    boolean writeIfHanging(Instant aliveAt) {
        var hangs = aliveAt.plus(SILENCE).isBefore(tracking.parts().clock().instant());
        if (hangs) {
            tracking.report(StatusTable.Report.away(HANGS));
            note(HANGS);
        }
        return hangs;
    }

    private void note(@Nullable String problem) {
        if (problem != null && !problem.equals(trouble)) {
            log.warn("{} is not followed: {}", settings.network().id(), problem);
        }
        trouble = problem;
    }
}
