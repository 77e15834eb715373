package org.malipo.bitcoin.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HeardTests {
    private Instant now = Instant.EPOCH;
    private final Heard heard = new Heard(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void knowsEverythingFromBeforeTheStepBeforeTheLast() {
        step(10, true);
        assertThat(heard.through()).isNull();
        step(20, true);
        assertThat(heard.through()).isNull();
        step(30, true);
        assertThat(heard.through()).isEqualTo(Instant.ofEpochSecond(10));
        step(40, true);
        assertThat(heard.through()).isEqualTo(Instant.ofEpochSecond(20));
    }

    @Test
    void beginsAnewWhenTheTipWasLost() {
        step(10, true);
        step(20, true);
        step(30, false);
        step(40, true);
        step(50, true);
        assertThat(heard.through()).isNull();

        step(60, true);
        assertThat(heard.through()).isEqualTo(Instant.ofEpochSecond(40));
    }

    private void step(int at, boolean atTip) {
        now = Instant.ofEpochSecond(at);
        heard.begin();
        heard.end(atTip);
    }
}
