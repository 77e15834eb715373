package org.malipo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTests {
    @ParameterizedTest
    @CsvSource({"0, PT10S", "1, PT1M", "2, PT10M", "7, PT10M"})
    void waitsLongerEachTime(int retriesSoFar, Duration wait) {
        assertThat(RetrySchedule.next(retriesSoFar, 500)).contains(wait);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {500, 503, 599, 429, 408})
    void triesAgainWhatMayPass(@Nullable Integer code) {
        assertThat(RetrySchedule.next(0, code)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 403, 404, 410, 422})
    void takesARefusalAsMeant(int code) {
        assertThat(RetrySchedule.next(0, code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void givesUpAfterEightRetries(int retriesSoFar) {
        assertThat(RetrySchedule.next(retriesSoFar, 500)).isEmpty();
    }
}
