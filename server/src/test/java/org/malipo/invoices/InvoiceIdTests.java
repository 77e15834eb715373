package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How invoices are named. */
class InvoiceIdTests {
    private static final Instant TIME = Instant.parse("2026-11-26T16:00:00Z");

    @Test
    void idsOfOneSecondBeginAlikeAndAreDifferent() {
        var ids = Stream.generate(() -> InvoiceId.madeAt(TIME).value())
                .limit(1_000)
                .collect(Collectors.toSet());

        assertThat(ids)
                .hasSize(1_000)
                .allMatch(id -> id.length() == 22)
                .allMatch(id -> new InvoiceId(id).isPlausible());
        assertThat(ids.stream().map(id -> id.substring(0, 5)).distinct()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void idsKeepTheOrderOfTheirSecondsWhateverTheCentury() {
        var ids = Stream.of(
                        "2026-11-26T16:00:00Z", "2026-11-26T16:00:01Z", "2038-02-01T00:00:00Z", "2100-01-01T00:00:00Z")
                .map(time -> InvoiceId.madeAt(Instant.parse(time)).value())
                .toList();

        assertThat(ids).isSorted();
    }
}
