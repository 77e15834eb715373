package org.malipo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTests {
    @ParameterizedTest
    @CsvSource({
        "PT0S, PT10S",
        "PT10S, PT1M",
        "PT70S, PT10M",
        "PT59M, PT10M",
        "PT1H5M, PT1H5M",
        "PT3H, PT3H",
        "PT30H, PT4H",
        "PT71H, PT1H"
    })
    void waitsLongerTheLongerItFails(Duration failingFor, Duration wait) {
        assertThat(RetrySchedule.next(failingFor)).contains(wait);
    }

    @Test
    void goesOnForThreeDays() {
        var waits = new ArrayList<Duration>();
        for (var wait = RetrySchedule.next(Duration.ZERO); wait.isPresent(); wait = RetrySchedule.next(sum(waits))) {
            waits.add(wait.get());
        }

        assertThat(sum(waits)).isEqualTo(Duration.ofDays(3));
        assertThat(waits).hasSizeBetween(20, 40);
    }

    private static Duration sum(Iterable<Duration> waits) {
        var sum = Duration.ZERO;
        for (var wait : waits) {
            sum = sum.plus(wait);
        }
        return sum;
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {500, 503, 599, 429, 408})
    void triesAgainWhatMayPass(@Nullable Integer code) {
        assertThat(RetrySchedule.mayPass(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 403, 404, 410, 422})
    void takesARefusalAsMeant(int code) {
        assertThat(RetrySchedule.mayPass(code)).isFalse();
    }
}
