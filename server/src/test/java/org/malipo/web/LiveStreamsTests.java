package org.malipo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malipo.problem.Problem.Kind;
import org.malipo.problem.ProblemException;
import org.malipo.problem.RetryLater;

/** How many streams there may be, and when they end. */
class LiveStreamsTests {
    private final LiveStreams streams = new LiveStreams("trial", 5, 3, LiveStreams.ENDLESS);
    private final List<Waits> open = new CopyOnWriteArrayList<>();

    @AfterEach
    void endAll() {
        open.forEach(Waits::end);
    }

    @Test
    void leavesRoomForOthersWhateverOneTakes() {
        open("amina", 3);

        assertRefused(() -> open("amina", 1), Kind.TOO_OFTEN);

        open("juma", 2);
        assertRefused(() -> open("asha", 1), Kind.UNAVAILABLE);
    }

    @Test
    void hasRoomAgainWhenAStreamHasEnded() {
        open("amina", 3);

        open.getFirst().end();

        await().ignoreExceptions().until(() -> {
            open("amina", 1);
            return true;
        });
        assertRefused(() -> open("amina", 1), Kind.TOO_OFTEN);
    }

    @Test
    void endsWhenItsTimeIsOver() {
        var brief = new LiveStreams("brief", 1, 1, Duration.ZERO);
        for (int count = 0; count < 3; count++) {
            await().ignoreExceptions().until(() -> brief.open("amina", new Waits()) != null);
        }
    }

    private void open(String who, int count) {
        for (int number = 0; number < count; number++) {
            var script = new Waits();
            streams.open(who, script);
            open.add(script);
        }
    }

    private static void assertRefused(ThrowingCallable asking, Kind kind) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem())
                                .isInstanceOfSatisfying(
                                        RetryLater.class,
                                        later -> assertThat(later.seconds()).isPositive())
                                .extracting("kind")
                                .isEqualTo(kind));
    }

    private static final class Waits implements LiveStream.Script {
        private volatile Runnable wake = () -> {};
        private volatile boolean ended;

        @Override
        public LiveStream.Listening listen(Runnable waker) {
            wake = waker;
            return () -> {};
        }

        @Override
        public boolean tell(LiveStream stream) {
            return !ended;
        }

        void end() {
            ended = true;
            wake.run();
        }
    }
}
