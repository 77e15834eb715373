package org.malipo.access;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.malipo.access.RateLimits.Zone;
import org.malipo.problem.ProblemException;
import org.malipo.problem.RateLimited;
import org.malipo.testing.TestClock;

/** How often an address may do what. */
class RateLimitsTests {
    private final TestClock clock = new TestClock();
    private final RateLimits limits = new RateLimits(true, clock, new SimpleMeterRegistry());

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
}
