package org.malipo.chain;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.light.PackedScripts;
import org.malipo.outbox.LeaseLost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the chain once more for groups whose payments of the past are looked for, one group at a time. On a thread
 * of its own, beside the one that follows. What fails is said in words and tried again after ever longer pauses.
 */
final class RescanRound implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RescanRound.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    /** The pause doubles so often: to about four minutes. */
    private static final int MOST_DOUBLINGS = 7;

    private final Follower follower;
    private final PastSearch search;
    private @Nullable Thread thread;

    RescanRound(Follower follower, PastSearch search) {
        this.follower = follower;
        this.search = search;
    }

    /** Once a second, at the tip: begins if there is anything to do and nothing is under way. */
    void tend() {
        var running = thread;
        if ((running == null || !running.isAlive()) && next().isPresent()) {
            thread =
                    Thread.ofVirtual().name("rescan-" + follower.network().id()).start(this::run);
        }
    }

    private Optional<PassTable.Pass> next() {
        return passes().next(follower.network(), follower.now());
    }

    private void run() {
        try {
            for (var pass = next(); pass.isPresent(); pass = next()) {
                step(pass.get());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (LeaseLost e) {
            log.info(
                    "{}: another process goes on with the search of the past",
                    follower.network().id());
        } catch (RuntimeException e) {
            log.warn(
                    "{}: the search of the past is tried again",
                    follower.network().id(),
                    e);
        }
    }

    private void step(PassTable.Pass pass) throws InterruptedException {
        try {
            if (pass.queued()) {
                begin(pass);
            } else if (pass.nextHeight() <= follower.tip().height()) {
                goThrough(pass);
            } else {
                end(pass);
            }
        } catch (PastSearch.BlocksGone e) {
            finish(pass, reason(e));
        } catch (SourceAway e) {
            pause(pass, reason(e));
        } catch (LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            requireGoingOn();
            log.warn("{}: the search for {} failed", follower.network().id(), pass.group(), e);
            pause(pass, "It failed and is tried again: " + reason(e));
        }
    }

    private void begin(PassTable.Pass pass) throws SourceAway {
        var time = pass.fromTime();
        var from = time == null ? pass.fromHeight() : search.firstSince(time);
        passes().begin(follower.lease(), pass, from, watchedAhead(pass), follower.now());
    }

    private void goThrough(PassTable.Pass pass) throws SourceAway, PastSearch.BlocksGone, InterruptedException {
        var scripts = new PackedScripts();
        follower.parts()
                .watch()
                .scriptsOf(
                        follower.network(),
                        pass.group(),
                        pass.afterId(),
                        pass.untilId(),
                        script -> scripts.add(script));
        log.info(
                "{}: looking for {} scripts of {} from block {} on",
                follower.network().id(),
                scripts.count(),
                pass.group(),
                pass.nextHeight());
        search.visit(pass, scripts, new PassProgress(follower, pass));
    }

    /** What a pass finds nothing of, none behind it will find either. */
    private void end(PassTable.Pass pass) throws SourceAway, InterruptedException {
        var last = watchedAhead(pass);
        if (pass.found() > 0 && last > pass.untilId()) {
            passes().again(follower.lease(), pass, last, follower.now());
        } else {
            search.lookAtMempool(pass.group());
            finish(pass, null);
        }
    }

    private long watchedAhead(PassTable.Pass pass) {
        follower.parts().ahead().forEach(group -> group.watchAhead(follower.network(), pass.group(), pass.gap()));
        return follower.parts().watch().lastId(follower.network(), pass.group());
    }

    private void finish(PassTable.Pass pass, @Nullable String problem) {
        log.info(
                "{}: the search for {} is at its end after pass {}{}",
                follower.network().id(),
                pass.group(),
                pass.number(),
                problem == null ? "" : ": " + problem);
        passes().finish(follower.lease(), pass, problem, follower.now());
    }

    private void pause(PassTable.Pass pass, String problem) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(pass.failures(), MOST_DOUBLINGS));
        log.info("{}: the search for {} waits {}: {}", follower.network().id(), pass.group(), pause, problem);
        passes().waits(follower.lease(), pass, problem, pause, follower.now());
    }

    private static void requireGoingOn() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private PassTable passes() {
        return follower.parts().passes();
    }

    private static String reason(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    /** Ends what is under way; it is gone on with by whoever follows next. */
    @Override
    public void close() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
