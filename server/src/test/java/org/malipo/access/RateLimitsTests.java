package org.malipo.access;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.malipo.access.RateLimits.Zone;
import org.malipo.problem.ProblemException;
import org.malipo.problem.RateLimited;
import org.malipo.testing.TestClock;

/** How often an address may do what. */
class RateLimitsTests {
    private final TestClock clock = new TestClock();
    private final List<Duration> waits = new ArrayList<>();
    private final RateLimits limits = new RateLimits(true, clock, new SimpleMeterRegistry(), waits::add);

    @Test
    void letsFourThroughAtOnceAndThenFiveAMinute() {
        for (int attempt = 0; attempt < 4; attempt++) {
            limits.take(Zone.LOGIN, "192.0.2.1");
        }

        assertThatThrownBy(() -> limits.take(Zone.LOGIN, "192.0.2.1"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem())
                                .isInstanceOfSatisfying(
                                        RateLimited.class,
                                        limited -> assertThat(limited.seconds()).isBetween(11L, 12L)));

        clock.tick(ofSeconds(12));
        limits.take(Zone.LOGIN, "192.0.2.1");
        assertThat(limits.tryTake(Zone.LOGIN, "192.0.2.1")).isPresent();
    }

    @Test
    void countsAddressesAndZonesByThemselves() {
        for (int attempt = 0; attempt < 4; attempt++) {
            limits.take(Zone.LOGIN, "192.0.2.1");
        }

        assertThat(limits.tryTake(Zone.LOGIN, "192.0.2.2")).isEmpty();
        assertThat(limits.tryTake(Zone.REGISTER, "192.0.2.1")).isEmpty();
    }

    @Test
    void countsTheAddressesOfOneHouseholdTogether() {
        for (int attempt = 0; attempt < 4; attempt++) {
            limits.take(Zone.LOGIN, "2001:db8:0:1::" + attempt);
        }

        assertThat(limits.tryTake(Zone.LOGIN, "2001:db8:0:1::ffff")).isPresent();
        assertThat(limits.tryTake(Zone.LOGIN, "2001:db8:0:2::1")).isEmpty();
    }

    /** The clock stands almost still, so whoever waited takes nobody's turn away from those who come after. */
    @Test
    void letsFourMakeInvoicesAtOnceAndSevenInTurnAndNoMore() {
        for (int attempt = 0; attempt < 11; attempt++) {
            limits.take(Zone.PUBLIC_INVOICES, "192.0.2.1");
        }

        assertThat(waits)
                .extracting(wait -> Math.round(wait.toMillis() / 1_000.0))
                .containsExactly(15L, 30L, 45L, 60L, 75L, 90L, 105L);
        assertThat(limits.tryTake(Zone.PUBLIC_INVOICES, "192.0.2.1")).isPresent();
        assertThat(waits).hasSize(7);
        clock.tick(ofMinutes(2));
        limits.take(Zone.PUBLIC_INVOICES, "192.0.2.1");
        assertThat(waits).as("the others had their turns meanwhile").hasSize(7);
    }

    @Test
    void refusesWhoFindsNoSeatAndKeepsTheirTurnForThem() {
        var full = new RateLimits(true, clock, new SimpleMeterRegistry(), (Duration _) -> false);
        for (int attempt = 0; attempt < 4; attempt++) {
            full.take(Zone.PUBLIC_INVOICES, "192.0.2.1");
        }

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(full.tryTake(Zone.PUBLIC_INVOICES, "192.0.2.1"))
                    .hasValueSatisfying(wait -> assertThat(wait).isCloseTo(ofSeconds(15), ofSeconds(1)));
        }
        clock.tick(ofSeconds(15));
        full.take(Zone.PUBLIC_INVOICES, "192.0.2.1");
    }

    @Test
    void hasAnEndOfSeatsAndLetsAllGoWhenTheServerStops() throws Exception {
        var room = new WaitingRoom();
        room.start();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(room.await(Duration.ofMillis(1))).isTrue();
            var waiting = Stream.generate(() -> threads.submit(() -> room.await(Duration.ofHours(1))))
                    .limit(WaitingRoom.SEATS)
                    .toList();
            Awaitility.await().until(() -> !room.await(Duration.ofNanos(1)));

            room.stop();

            for (var each : waiting) {
                assertThat(each.get()).isFalse();
            }
        }
    }
}
