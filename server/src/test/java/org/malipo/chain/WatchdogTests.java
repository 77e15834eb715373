package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.malipo.chain.ChainFixture.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;

/** A node that is connected and does not bring us on. */
@ChainTest
class WatchdogTests extends TrackerCase {
    @Autowired
    private TestClock clock;

    private Instant now = Instant.EPOCH;
    private final Watchdog watchdog = new Watchdog(() -> now);

    @AfterEach
    void resetClock() {
        given.stop();
        clock.reset();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void givesUpAfterTwoMinutesWithoutABlock() throws IOException {
        watchdog.look(false, 7);
        pass(Watchdog.PATIENCE);
        watchdog.look(false, 7);
        pass(Duration.ofSeconds(1));

        assertThatThrownBy(() -> watchdog.look(false, 7))
                .isInstanceOf(IOException.class)
                .hasMessage("The node has better blocks, but does not send them.");
    }

    @Test
    void countsAnewFromEachBlock() throws IOException {
        watchdog.look(false, 7);
        pass(Watchdog.PATIENCE);
        watchdog.look(false, 8);
        pass(Watchdog.PATIENCE);

        assertThatCode(() -> watchdog.look(false, 8)).doesNotThrowAnyException();
    }

    @Test
    void waitsForNothingAtTheTip() throws IOException {
        watchdog.look(true, 7);
        pass(Watchdog.PATIENCE.multipliedBy(10));

        assertThatCode(() -> watchdog.look(true, 7)).doesNotThrowAnyException();
    }

    @Test
    void theTrackerConnectsAnewWhenItsNodeKeepsABlockBack() {
        start();
        node.keepsBlocksBack = true;
        node.mine(Wallet.STRANGER);
        await("asked for", () -> node.keptBack() > 0);
        node.keepsBlocksBack = false; // nobody asks the same connection for it twice
        var before = node.handshakes();

        clock.tick(Watchdog.PATIENCE.plusSeconds(1));

        await("connected anew", () -> node.handshakes() > before);
        given.awaitReady(tip());
    }
}
