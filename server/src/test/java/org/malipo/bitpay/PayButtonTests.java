package org.malipo.bitpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.Browser;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.stores.StoreSettings.InvoiceTerms;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Buttons on other people's sites that make an invoice. */
@InvoiceTest
@NullUnmarked // fields are set before each test
class PayButtonTests extends BitpayCase {
    @Autowired
    Invoices invoices;

    private Browser stranger;

    @BeforeEach
    void openToStrangers() {
        store = shop.change(store.id(), terms -> with(terms, true));
        stranger = new Browser(port);
    }

    static InvoiceTerms with(InvoiceTerms terms, boolean anyone) {
        return new InvoiceTerms(
                terms.defaultCurrency(),
                terms.expiration(),
                terms.monitoring(),
                terms.tolerance(),
                terms.speedPolicy(),
                terms.networkFeeMode(),
                anyone,
                terms.lazyMethods(),
                terms.payJoin(),
                terms.defaultMethod(),
                terms.methodCriteria(),
                terms.refundExpiry());
    }

    @Test
    void makesAnInvoiceAndLeadsToItsPage() {
        var pressed = stranger.submitForged(
                "/api/v1/invoices",
                Map.of(
                        "storeId", store.id().value(),
                        "price", "4.50",
                        "currency", "EUR",
                        "orderId", "42",
                        "checkoutDesc", "Kahawa",
                        "browserRedirect", "https://duka.example/asante",
                        "checkoutQueryString", "lang=sw"));

        assertThat(pressed.statusCode()).isEqualTo(302);
        var address = pressed.headers().firstValue("Location").orElseThrow();
        assertThat(address).matches("http://127.0.0.1:" + port + "/i/\\w+\\?lang=sw");
        var invoice = made(address.replaceAll(".*/i/(\\w+)\\?.*", "$1"));
        assertThat(invoice.amount()).isEqualByComparingTo("4.5");
        assertThat(invoice.currency().code()).isEqualTo("EUR");
        assertThat(invoice.orderId()).hasValue("42");
        assertThat(invoice.metadataText("itemDesc")).hasValue("Kahawa");
        assertThat(invoice.terms().redirectUrl()).isEqualTo("https://duka.example/asante");
    }

    @Test
    void answersScriptsInJson() {
        var pressed = stranger.open("/api/v1/invoices?storeId=" + store.id() + "&jsonResponse=true");

        assertThat(pressed.statusCode()).isEqualTo(200);
        var json = JsonMapper.shared().readTree(pressed.body());
        assertThat(json.propertyNames()).containsExactlyInAnyOrder("invoiceId", "invoiceUrl");
        assertThat(made(json.path("invoiceId").asString()).anyAmount()).isTrue();
    }

    @Test
    void letsAnyOriginAsk() {
        assertThat(stranger.openWith("Origin", "https://duka.example", "/api/v1/invoices?storeId=x")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
    }

    @Test
    void explainsOnAPageThatTheStoreIsClosedToStrangers() {
        store = shop.change(store.id(), terms -> with(terms, false));

        var page = stranger.submitForged(
                "/api/v1/invoices", Map.of("storeId", store.id().value(), "price", "1"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("The store has not turned on pay buttons.");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        assertThat(shown(Map.of()).body()).isEqualTo("{\"Store\":[\"Store has not enabled Pay Button\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price|0|{\"Price\":[\"Price must be greater than 0\"]}",
                "price|1e-99999999|{\"Price\":[\"Price must be greater than 0\"]}",
                "price|abc|{\"Price\":[\"Price must be greater than 0\"]}",
                "storeId|nobody|{\"Store\":[\"Invalid store\"]}",
                "serverIpn|http://192.168.0.1/|{\"ServerIpn\":[\"The address can't be called from this server\"]}",
                "notifyEmail|nobody|{\"NotifyEmail\":[\"The e-mail address is malformed\"]}",
                "currency|ZZZZ|{\"Store\":[\"Error retrieving",
            })
    void saysWhatIsWrong(String field, String value, String told) {
        var refused = shown(Map.of(field, value));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).startsWith(told);
    }

    @Test
    void keepsTheLinkToThePageOnThisServer() {
        var pressed = stranger.submitForged(
                "/api/v1/invoices",
                Map.of("storeId", store.id().value(), "price", "1", "checkoutQueryString", "?a=1\r\nX: y<\"#z"));

        assertThat(pressed.headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("?a=1X:yz"));
    }

    private HttpResponse<String> shown(Map<String, String> changed) {
        var fields = new LinkedHashMap<>(Map.of("storeId", store.id().value(), "price", "1", "jsonResponse", "true"));
        fields.putAll(changed);
        return stranger.submitForged("/api/v1/invoices", fields);
    }

    private InvoiceView made(String id) {
        var invoice = invoices.get(new InvoiceId(id));
        assertThat(invoice.store()).isEqualTo(store.id());
        return invoice;
    }
}
