package org.malipo.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Languages;
import org.malipo.web.Texts;

/** The language of the pay page: who decides, in which order, and how it is changed. */
@InvoiceTest
class PayerLanguageTests extends PayPageCase {
    private static final Pattern LANGUAGE = Pattern.compile("<html lang=\"([^\"]+)\"");

    @Test
    void isThatOfTheLinkAboveAll() {
        languages("ar", true);
        var invoice = sell(speaking("ar"));

        assertThat(language("/i/" + invoice.id() + "?lang=sw", "ar")).isEqualTo("sw");
        assertThat(language("/i/" + invoice.id() + "?lang=sw-TZ", "ar")).isEqualTo("sw-TZ");
    }

    @Test
    void isThatOfTheBrowserWhereTheLinkOrTheStoreSaysSo() {
        var invoice = sell(speaking("ar"));
        assertThat(language("/i/" + invoice.id(), "sw")).isEqualTo("ar");
        assertThat(language("/i/" + invoice.id() + "?lang=auto", "ja, sw-KE;q=0.8, en;q=0.5"))
                .isEqualTo("sw-KE");

        languages(null, true);
        assertThat(language("/i/" + invoice.id(), "sw")).isEqualTo("sw");
        assertThat(LANGUAGE.matcher(page(invoice))
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                .as("without a word of the browser's")
                .isEqualTo("ar");
    }

    @Test
    void isThatOfTheInvoiceBeforeTheStoresAndEnglishAtLast() {
        var english = sell();
        assertThat(language("/i/" + english.id(), "sw")).isEqualTo("en");

        languages("sw", false);
        assertThat(language("/i/" + english.id(), "ja")).isEqualTo("sw");
        assertThat(language("/i/" + sell(speaking("ar")).id(), "ja")).isEqualTo("ar");
        assertThat(language("/i/" + english.id() + "?lang=nonsense", "ja")).isEqualTo("sw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "fa", "he", "ur"})
    void runsFromRightToLeft(String language) {
        assertThat(open("/i/" + sell().id() + "?lang=" + language).body())
                .contains("lang=\"" + language + "\" dir=\"rtl\"");
    }

    @Test
    void isChosenOnThePageWithoutLeavingTheFrame() {
        var invoice = sell();

        var page = open("/invoice?id=" + invoice.id() + "&view=modal").body();

        assertThat(page)
                .contains(
                        "href=\"" + link(invoice, "sw") + "\" lang=\"sw\" hreflang=\"sw\">Kiswahili</a>",
                        "hreflang=\"en\" aria-current=\"true\">English</a>");
        assertThat(open(link(invoice, "sw").replace("&amp;", "&")).body()).contains("pay-modal", "Inasubiri malipo");
    }

    @Test
    void hasACodeThatInvoicesAndStoresAccept() {
        var codes = Languages.codes().stream()
                .map(code -> Locale.forLanguageTag(code).getLanguage())
                .toList();

        assertThat(Texts.PAYERS).extracting(Locale::getLanguage).isSubsetOf(codes);
        assertThat(codes).contains("ar", "he", "fa", "ur");
    }

    @Test
    void isToldToProgramsWordByWord() {
        assertThat(json("/misc/translations/checkout/sw")
                        .path("checkout.paid.title")
                        .asString())
                .isEqualTo("Imelipwa");
        assertThat(json("/misc/translations/checkout-v2/xx")
                        .path("checkout.paid.title")
                        .asString())
                .isEqualTo("Paid");
        assertThat(open("/misc/translations/stores/sw").statusCode()).isEqualTo(404);
    }

    private static String link(InvoiceView invoice, String language) {
        return "/i/" + invoice.id() + "/BTC-CHAIN?view=modal&amp;lang=" + language;
    }

    private String language(String path, String accepted) {
        var page = payer.openWith("Accept-Language", accepted, path).body();
        return LANGUAGE.matcher(page).results().findFirst().orElseThrow().group(1);
    }
}
