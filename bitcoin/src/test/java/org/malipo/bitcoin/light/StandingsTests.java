package org.malipo.bitcoin.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.light.Misbehaviour.Kind;

/** How long an address is left alone. */
class StandingsTests {
    private final PeerAddress address = new PeerAddress("203.0.113.7", 8333);
    private Instant now = Instant.EPOCH;
    private final Standings standings = new Standings(
            new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            Duration.ofHours(24));

    private Duration pause(Kind kind) {
        standings.failed(address, kind, "why");
        return Duration.between(
                now, Objects.requireNonNull(standings.all().get(address)).until());
    }

    @Test
    void growsWithEachFailureAndStartsAnewAfterSomethingUseful() {
        assertThat(pause(Kind.STALLED)).isEqualTo(Duration.ofSeconds(5));
        assertThat(pause(Kind.LOST)).isEqualTo(Duration.ofSeconds(10));
        for (var i = 0; i < 10; i++) {
            pause(Kind.LOST);
        }
        assertThat(pause(Kind.LOST)).isEqualTo(Duration.ofMinutes(10));

        standings.useful(address);

        assertThat(standings.isLeftAlone(address)).isFalse();
        assertThat(pause(Kind.LOST)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void isADayForALie() {
        assertThat(pause(Kind.WRONG_FILTER)).isEqualTo(Duration.ofHours(24));
        now = now.plus(Duration.ofHours(23));
        assertThat(standings.isLeftAlone(address)).isTrue();
        now = now.plus(Duration.ofHours(1));
        assertThat(standings.isLeftAlone(address)).isFalse();
    }
}
