package org.malipo.invoices.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.StoreId;
import org.malipo.invoices.AdditionalStatus;
import org.malipo.invoices.InvoiceFilter;
import org.malipo.invoices.InvoiceFilter.Finer;
import org.malipo.invoices.InvoiceStatus;

/** What a filter bar means. */
class TypedFilterTests {
    private static final StoreId STORE = new StoreId("shop");
    private static final Instant NOW = Instant.parse("2026-11-26T05:48:31Z");

    @Test
    void isEverythingThatIsTypedAndPicked() {
        var filter = of(Map.of(
                "searchTerm",
                "Smith, status:paid, exceptionstatus:over, exceptionstatus:underpaid, unusual:TRUE, storeid:shop,"
                        + " orderid:1, orderid:\"2,3\", itemcode:tea, appid:a1, startdate:-1d, enddate:2026-11-26",
                "status",
                "settled",
                "archived",
                "true"));

        assertThat(filter)
                .isEqualTo(new InvoiceFilter(
                        List.of("1", "2,3"),
                        Set.of(InvoiceStatus.PROCESSING, InvoiceStatus.SETTLED),
                        Instant.parse("2026-11-25T05:48:31Z"),
                        Instant.parse("2026-11-26T23:59:59Z"),
                        "Smith",
                        true,
                        null,
                        0,
                        null,
                        new Finer(
                                Set.of(AdditionalStatus.PAID_OVER, AdditionalStatus.PAID_PARTIAL),
                                true,
                                List.of("tea"),
                                List.of("a1"))));
    }

    @Test
    void isEverythingWhereNothingIsSet() {
        assertThat(of(Map.of())).isEqualTo(InvoiceFilter.ALL);
        assertThat(of(Map.of("searchTerm", " ", "status", "bogus", "daterange", "never", "timezone", "Mars")))
                .isEqualTo(InvoiceFilter.ALL);
    }

    @Test
    void takesTimesInTheZoneThatIsTypedOrElseTheBrowsers() {
        var typed = of(Map.of("searchTerm", "startdate:2026-11-26,timezone:Asia/Tokyo", "timezone", "Africa/Nairobi"));
        var browser = of(Map.of("daterange", "today", "timezone", "Africa/Nairobi"));

        assertThat(typed.from()).isEqualTo("2026-11-25T15:00:00Z");
        assertThat(browser.from()).isEqualTo("2026-11-25T21:00:00Z");
        assertThat(browser.to()).isEqualTo("2026-11-26T20:59:59Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "statsu:new|key|statsu",
                "https://shop.example|key|https",
                "status:|value|status",
                "status:open|status|open",
                "exceptionstatus:odd|exceptionstatus|odd",
                "unusual:maybe|truth|maybe",
                "storeid:other|storeid|other",
                "startdate:soon|date|soon",
                "enddate:26.11.2026|date|26.11.2026",
                "daterange:nextweek|daterange|nextweek",
                "timezone:Mars|timezone|Mars",
                "Smith, John|text|John"
            })
    void saysWhatItDoesNotUnderstand(String typed, String fault, String word) {
        assertThatThrownBy(() -> of(Map.of("searchTerm", typed)))
                .isInstanceOfSatisfying(
                        Misread.class,
                        misread -> assertThat(List.of(misread.message(), misread.word()))
                                .isEqualTo(List.of("invoices.search.wrong." + fault, word)));
    }

    @Test
    void refusesATextLongerThanWhatInvoicesAreFoundBy() {
        assertThat(of(Map.of("searchTerm", "x".repeat(512))).text()).hasSize(512);
        assertThatThrownBy(() -> of(Map.of("searchTerm", "x".repeat(513))))
                .isInstanceOfSatisfying(
                        Misread.class,
                        misread -> assertThat(misread.message()).isEqualTo("invoices.search.wrong.long"));
    }

    private static InvoiceFilter of(Map<String, String> parameters) {
        return TypedFilter.of(STORE, ListForm.of(parameters), NOW);
    }
}
