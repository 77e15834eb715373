package org.malipo.invoices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.invoices.web.TypedTimes.Span;

/** Times as people type them, on a Thursday in Nairobi, three hours before UTC. */
class TypedTimesTests {
    private final TypedTimes times = new TypedTimes(Instant.parse("2026-11-26T05:48:31Z"), ZoneId.of("Africa/Nairobi"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-26,          2026-11-25T21:00:00Z, 2026-11-26T20:59:59Z",
        "2026-11-26 08:48,    2026-11-26T05:48:00Z, 2026-11-26T05:48:59Z",
        "2026-11-26T08:48:31, 2026-11-26T05:48:31Z, 2026-11-26T05:48:31Z",
        "2026-11-26T05:48Z,   2026-11-26T05:48:00Z, 2026-11-26T05:48:00Z",
        "-24h,                2026-11-25T05:48:31Z, 2026-11-25T05:48:31Z",
        "-7d,                 2026-11-19T05:48:31Z, 2026-11-19T05:48:31Z"
    })
    void lastAsLongAsTheyWereTold(String typed, Instant first, Instant last) {
        assertThat(times.time(typed)).contains(new Span(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"26.11.2026", "2026-13-01", "-7", "-7w", "7d", "tomorrow", "2026-11-26T25:00"})
    void areNothingElse(String typed) {
        assertThat(times.time(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "today,       2026-11-26, 2026-11-27",
        "yesterday,   2026-11-25, 2026-11-26",
        "thisweek,    2026-11-22, 2026-11-29",
        "LastWeek,    2026-11-15, 2026-11-22",
        "thismonth,   2026-11-01, 2026-12-01",
        "lastmonth,   2026-10-01, 2026-11-01",
        "last30d,     2026-10-27, 2026-11-27",
        "thisquarter, 2026-10-01, 2027-01-01",
        "lastquarter, 2026-07-01, 2026-10-01",
        "thisyear,    2026-01-01, 2027-01-01",
        "lastyear,    2025-01-01, 2026-01-01",
        "yeartodate,  2026-01-01, 2026-11-27"
    })
    void haveNames(String name, String first, String end) {
        var midnight = "T00:00:00+03:00";

        assertThat(times.range(name))
                .contains(new Span(
                        Instant.parse(first + midnight),
                        Instant.parse(end + midnight).minusSeconds(1)));
    }

    @Test
    void haveNoOtherNames() {
        assertThat(times.range("nextweek")).isEmpty();
        assertThat(times.range("")).isEmpty();
    }

    @Test
    void areOfAZone() {
        assertThat(TypedTimes.zone("-180")).contains(ZoneId.of("+03:00"));
        assertThat(TypedTimes.zone("210")).contains(ZoneId.of("-03:30"));
        assertThat(TypedTimes.zone("Africa/Nairobi")).contains(ZoneId.of("Africa/Nairobi"));
        assertThat(TypedTimes.zone("9999")).isEmpty();
        assertThat(TypedTimes.zone("Mars")).isEmpty();
        assertThat(TypedTimes.zone("")).isEmpty();
    }
}
