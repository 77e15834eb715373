package org.malipo.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.problem.RetryLater;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The streams of server-sent events of one kind that are open in this process. Each has a virtual thread of its own; there are
 * so many at most, and so many of one person or address. Those whose client went away count until the next heartbeat.
 */
public final class LiveStreams {
    /** A stream of this kind goes on until its client goes or nothing more can follow. */
    public static final Duration ENDLESS = Duration.ofDays(365);

    private final Map<String, Integer> openOf = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final String what;
    private final int most;
    private final int mostOfOne;
    private final Duration life;

    /**
     * @param what for the log and the names of threads, for example "pay page"
     * @param life after which a stream ends, so that its client asks for another and is let in anew, or not
     */
    public LiveStreams(String what, int most, int mostOfOne, Duration life) {
        this.what = what;
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.life = life;
    }

    /** There are as many streams as there may be, of somebody or of all. */
    private record TooManyStreams(Kind kind, String message) implements RetryLater {
        @Override
        public String code() {
            return "too-many-streams";
        }

        @Override
        public long seconds() {
            return 30;
        }
    }

    /**
     * {@return a stream that has begun}
     *
     * @param who a person's id, or an address as limits count it
     * @throws ProblemException if there are too many already, with a pause to try again after
     */
    public SseEmitter open(String who, LiveStream.Script script) {
        take(who);
        var stream = new LiveStream(what, script, life);
        try {
            stream.begin();
        } catch (IOException e) {
            giveBack(who);
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("live " + what).start(() -> run(stream, who));
        return stream.emitter();
    }

    private void run(LiveStream stream, String who) {
        try {
            stream.run();
        } finally {
            giveBack(who);
        }
    }

    private void take(String who) {
        int ofOne = openOf.merge(who, 1, Integer::sum);
        int all = open.incrementAndGet();
        if (ofOne > mostOfOne) {
            refuse(
                    who,
                    Problem.Kind.TOO_OFTEN,
                    "You have " + mostOfOne + " event streams open, which is as many as you may have.");
        }
        if (all > most) {
            refuse(who, Problem.Kind.UNAVAILABLE, "The server has as many event streams open as it can.");
        }
    }

    private void refuse(String who, Problem.Kind kind, String message) {
        giveBack(who);
        throw new ProblemException(new TooManyStreams(kind, message));
    }

    private void giveBack(String who) {
        open.decrementAndGet();
        openOf.computeIfPresent(who, (_, count) -> count == 1 ? null : count - 1);
    }
}
