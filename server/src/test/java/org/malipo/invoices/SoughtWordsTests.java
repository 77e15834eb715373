package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.StoreId;

/** What a search for words comes to. */
class SoughtWordsTests {
    private static final StoreId STORE = new StoreId("7vKqpcQm3XhYwLr9");

    @ParameterizedTest
    @CsvSource({
        "2026-11, 2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
        "2026-11-26, 2026-11-26T00:00:00Z, 2026-11-27T00:00:00Z",
        "2026-11-26 05, 2026-11-26T05:00:00Z, 2026-11-26T06:00:00Z",
        "2026-11-26T05:48, 2026-11-26T05:48:00Z, 2026-11-26T05:49:00Z",
        "2026-12-31T23:59:59Z, 2026-12-31T23:59:59Z, 2027-01-01T00:00:00Z"
    })
    void readsTheBeginningOfATime(String text, String begin, String end) {
        var made = of(text).made();

        assertThat(made).isEqualTo(new SoughtWords.Span(Instant.parse(begin), Instant.parse(end)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2026-1", "2026-13", "2026-02-30", "order-7", "0.00162491", "2026-11-26T05:4"})
    void takesNothingElseForATime(String text) {
        var made = of(text).made();

        assertThat(made.begin()).isEqualTo(made.end());
    }

    @Test
    void meansAllInvoicesByTheStoresName() {
        assertThat(of("7vKqpcQm").isAny()).isTrue();
        assertThat(of("7vKqpcQm3XhYwLr9").isAny()).isTrue();
        assertThat(of("7vK").text()).isEqualTo("7vK");
    }

    @Test
    void dropsWhatTheDatabaseCanNotHold() {
        assertThat(of("a\0b").text()).isEqualTo("ab");
        assertThat(of("\0").isAny()).isTrue();
    }

    private static SoughtWords of(String text) {
        return SoughtWords.of(
                STORE,
                new InvoiceFilter(
                        InvoiceFilter.ALL.orderIds(),
                        InvoiceFilter.ALL.statuses(),
                        null,
                        null,
                        text,
                        false,
                        null,
                        0,
                        null));
    }
}
