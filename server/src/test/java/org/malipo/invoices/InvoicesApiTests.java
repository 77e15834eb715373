package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

/** Making invoices over the API, by the statements that existing clients rely on. */
@InvoiceTest
class InvoicesApiTests extends InvoicesApiCase {
    @Test
    void takesAnyAmountByDefault() {
        var made = create("{}");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text("/type")).isEqualTo("TopUp");
        assertThat(made.text("/amount")).isEqualTo("0");
        assertThat(made.text("/currency")).isEqualTo("USD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":\"-1\"}|Amount",
                "{\"amount\":\"18446744073709551616\"}|Amount",
                "{\"amount\":\"abc\"}|amount",
                "{\"checkout\":{\"expirationMinutes\":0}}|Checkout.Expiration",
                "{\"checkout\":{\"expirationMinutes\":\"soon\"}}|checkout.expirationMinutes",
                "{\"checkout\":{\"paymentTolerance\":101}}|Checkout.PaymentTolerance",
                "{\"checkout\":{\"paymentMethods\":[\"BTC-CHAIN\",\"FOO\"]}}|Checkout.PaymentMethods[1]",
                "{\"checkout\":{\"defaultLanguage\":\"zz\"}}|Checkout.DefaultLanguage",
                "{\"checkout\":{\"speedPolicy\":\"Fast\"}}|checkout.speedPolicy",
                "{\"metadata\":[]}|metadata",
                "[|''"
            })
    void saysWhatIsWrong(String body, String path) {
        var refused = create(body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.paths()).contains(path);
    }

    @Test
    void readsNamesInAnyCase() {
        var made = create("{\"Amount\":5,\"CURRENCY\":\"usd\"}");

        assertThat(made.text("/amount")).isEqualTo("5");
        assertThat(made.text("/currency")).isEqualTo("USD");
    }

    @ParameterizedTest
    @CsvSource({
        "50.513, USD, 50.51",
        "1.000000019, USD, 1",
        "0.000000012, USD, 0.000000012",
        "1.000000019, BTC, 1.00000002",
        "0.000000019, BTC, 0.000000019"
    })
    void roundsAmounts(String amount, String currency, String rounded) {
        var made = create("{\"amount\":\"%s\",\"currency\":\"%s\",\"checkout\":{\"lazyPaymentMethods\":true}}"
                .formatted(amount, currency));

        assertThat(new BigDecimal(made.text("/amount"))).isEqualByComparingTo(rounded);
    }

    @Test
    void settlesAFreeInvoiceAtOnceWhateverItsCurrency() {
        var made = create("{\"amount\":0,\"currency\":\"ZZZZ\"}");

        assertThat(made.text("/status")).isEqualTo("Settled");
        assertThat(made.body().at("/checkout/paymentMethods")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":5,\"currency\":\"ZZZZ\"}|Error retrieving a matching payment method or rate.",
                "{\"amount\":5,\"checkout\":{\"paymentMethods\":[]}}|Error retrieving a matching payment method or rate.",
                "{\"amount\":\"0.0000001\"}|Error retrieving a matching payment method or rate."
            })
    void refusesWhatCanNotBePaid(String body, String message) {
        var refused = create(body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/code")).isEqualTo("generic-error");
        assertThat(refused.text("/message")).startsWith(message);
    }

    @Test
    void asksForNoAmountThatNodesTakeForDust() {
        var refused = create("{\"amount\":\"0.00000293\",\"currency\":\"BTC\"}");
        var made = create("{\"amount\":\"0.00000294\",\"currency\":\"BTC\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message"))
                .contains("Amount below the dust threshold.", "(0.00000293 BTC, at least 0.00000294 BTC)");
        assertThat(made.text("/status")).isEqualTo("New");
    }

    @Test
    void needsAWallet() {
        var bare = people.store(owner);

        var refused = call(HttpMethod.POST, "/api/v1/stores/" + bare.value() + "/invoices", "{\"amount\":5}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).startsWith("No wallet has been linked");
    }

    @Test
    void understandsLanguagesSpeedsAndUnknownMethods() {
        var made = create("{\"amount\":5,\"checkout\":{\"defaultLanguage\":\"it-it \",\"speedPolicy\":\"lowspeed\","
                + "\"defaultPaymentMethod\":\"DOGE\",\"paymentMethods\":[\"BTC_OnChain\"]}}");

        assertThat(made.text("/checkout/defaultLanguage")).isEqualTo("it-IT");
        assertThat(made.text("/checkout/speedPolicy")).isEqualTo("LowSpeed");
        assertThat(made.text("/checkout/paymentMethods/0")).isEqualTo("BTC-CHAIN");
    }

    @Test
    void takesItsTermsFromTheStore() {
        var made = create("{\"amount\":5}").body();

        assertThat(seconds(made, "expirationTime") - seconds(made, "createdTime"))
                .isEqualTo(900);
        assertThat(seconds(made, "monitoringExpiration") - seconds(made, "expirationTime"))
                .isEqualTo(86_400);
        assertThat(made.at("/checkout/expirationMinutes").isIntegralNumber()).isTrue();
        assertThat(made.at("/checkout/paymentTolerance").isNumber()).isTrue();
        assertThat(made.at("/checkout/lazyPaymentMethods").isNull()).isTrue();
        assertThat(made.at("/availableStatusesForManualMarking")).hasToString("[\"Settled\",\"Invalid\"]");
        assertThat(made.at("/receipt/showQR").asBoolean()).isTrue();
        assertThat(made.at("/paymentMethods")).isEmpty();
        assertThat(made.at("/checkoutLink").asString())
                .endsWith("/i/" + made.at("/id").asString());
    }

    @Test
    void returnsMetadataAsTheyWereSent() {
        var metadata = "{\"z\":{\"deep\":[1,{\"a\":null}]},\"orderId\":7,\"big\":0.1000000000000000000000001}";

        var made = create("{\"amount\":5,\"metadata\":" + metadata + "}");
        var read = get(made.text("/id"));

        assertThat(read.body().path("metadata")).hasToString(metadata);
    }

    @Test
    void keepsWhatItDoesNotKnowOfAReceipt() {
        var made = create("{\"amount\":5,\"receipt\":{\"showQR\":false,\"theme\":{\"dark\":[1,null]}}}");

        assertThat(get(made.text("/id")).body().path("receipt"))
                .hasToString("{\"enabled\":true,\"showQR\":false,\"showPayments\":true,\"theme\":{\"dark\":[1,null]}}");
    }

    @Test
    void limitsTheTaxToTheAmount() {
        assertThat(new BigDecimal(create("{\"amount\":5,\"metadata\":{\"taxIncluded\":10}}")
                        .text("/metadata/taxIncluded")))
                .isEqualByComparingTo("5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1e-900000|1E-900000",
                "\"1e900000\"|\"1e900000\"",
                "\"soon\"|\"soon\"",
                "[1]|[1]",
                "-3|0",
                "\"1.239\"|1.24"
            })
    void takesAnyTax(String sent, String kept) {
        var made = create("{\"amount\":5,\"metadata\":{\"taxIncluded\":" + sent + "}}");

        assertThat(made.body().at("/metadata/taxIncluded")).hasToString(kept);
    }

    @Test
    void survivesTextsThatTheDatabaseCanNotHold() {
        var made = create(
                "{\"amount\":5,\"metadata\":{\"orderId\":\"a\\u0000b\"},\"additionalSearchTerms\":[\"a\",null]}");

        var odd = create("{\"amount\":5,\"receipt\":{\"a\\u0000\":1,\"b\":\"\\u0000\",\"c\":null}}");

        assertThat(made.status()).isEqualTo(200);
        assertThat(odd.body().path("receipt").propertyNames())
                .containsExactly("enabled", "showQR", "showPayments", "c");
        assertThat(create("{\"amount\":0,\"currency\":\"\\u0000\"}").status()).isEqualTo(422);
        assertThat(create("{\"amount\":5,\"additionalSearchTerms\":[\"\\u0000\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(list("?textSearch=%00").status()).isIn(200, 422);
    }

    @Test
    void takesAHundredFurtherWordsAndNoMore() {
        var words = IntStream.range(0, 101).mapToObj(number -> "word" + number).toList();

        var made = create(wanting(words.subList(0, 100)));
        var refused = create(wanting(words));
        var tooLong = create(wanting(List.of("short", "x".repeat(513))));

        assertThat(made.status()).isEqualTo(200);
        assertThat(list("?textSearch=word99").body().findValuesAsString("id")).contains(made.text("/id"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path(0).path("path").asString()).isEqualTo("AdditionalSearchTerms");
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body().path(0).path("path").asString()).isEqualTo("AdditionalSearchTerms[1]");
    }

    private static String wanting(List<String> words) {
        var request = JsonMapper.shared().createObjectNode().put("amount", 5);
        words.forEach(request.putArray("additionalSearchTerms")::add);
        return request.toString();
    }
}
