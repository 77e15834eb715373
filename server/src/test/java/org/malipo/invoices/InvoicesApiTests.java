package org.malipo.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.stores.Store;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Invoices over the API, by the statements that existing clients rely on. */
@InvoiceTest
@AutoConfigureRestTestClient
class InvoicesApiTests {
    @Autowired
    private RestTestClient anybody;

    @Autowired
    private People people;

    @Autowired
    private PretendedChain chain;

    @Autowired
    private Shop shop;

    @Autowired
    private TestClock clock;

    private Account owner;
    private Store store;
    private RestTestClient client;

    /** What came back. */
    private record Answer(int status, JsonNode body) {
        String text(String path) {
            return body.at(path).asString("");
        }

        List<String> paths() {
            return body.valueStream()
                    .map(error -> error.path("path").asString())
                    .toList();
        }
    }

    @BeforeEach
    void openAShop() {
        chain.begin();
        owner = shop.owner();
        store = shop.open(owner);
        client = People.as(anybody, People.token(people.unrestrictedKey(owner)));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

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
    @CsvSource({"50.513, USD, 50.51", "1.000000019, BTC, 1.00000002"})
    void roundsAmounts(String amount, String currency, String rounded) {
        var made = create("{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount, currency));

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

    private static long seconds(JsonNode invoice, String member) {
        assertThat(invoice.get(member).isIntegralNumber()).isTrue();
        return invoice.get(member).asLong();
    }

    @Test
    void returnsMetadataAsTheyWereSent() {
        var metadata = "{\"z\":{\"deep\":[1,{\"a\":null}]},\"orderId\":7,\"big\":0.1000000000000000000000001}";

        var made = create("{\"amount\":5,\"metadata\":" + metadata + "}");
        var read = get(made.text("/id"));

        assertThat(read.body().path("metadata")).hasToString(metadata);
    }

    @Test
    void limitsTheTaxToTheAmount() {
        assertThat(new BigDecimal(create("{\"amount\":5,\"metadata\":{\"taxIncluded\":10}}")
                        .text("/metadata/taxIncluded")))
                .isEqualByComparingTo("5");
    }

    @Test
    void replacesMetadataAsAWhole() {
        var id = create("{\"amount\":5,\"metadata\":{\"orderId\":\"x\"}}").text("/id");
        assertThat(list("?orderId=x").body()).hasSize(1);

        var changed = call(HttpMethod.PUT, one(id), "{\"metadata\":{\"a\":1}}");
        var same = call(HttpMethod.PUT, one(id), "{}");

        assertThat(changed.body().path("metadata")).hasToString("{\"a\":1}");
        assertThat(same.body().path("metadata")).hasToString("{\"a\":1}");
        assertThat(list("?orderId=x").body()).isEmpty();
    }

    @Test
    void doesNotTellWhoseAnUnknownInvoiceIs() {
        assertThat(call(HttpMethod.GET, nested("nope"), null).text("/code")).isEqualTo("invoice-not-found");
        assertThat(call(HttpMethod.GET, nested("nope"), null).status()).isEqualTo(404);
        assertThat(call(HttpMethod.GET, one("nope"), null).status()).isEqualTo(403);
        assertThat(call(HttpMethod.GET, one("nope"), null).text("/code")).isEqualTo("missing-permission");
        assertThat(call(HttpMethod.GET, one("%00"), null).status()).isIn(400, 403);
    }

    @Test
    void keepsStoresApart() {
        var id = create("{\"amount\":5}").text("/id");
        var stranger = shop.owner();
        var other = shop.open(stranger);
        var theirs = People.as(anybody, People.token(people.unrestrictedKey(stranger)));

        assertThat(call(theirs, HttpMethod.GET, nested(id), null).status()).isEqualTo(403);
        assertThat(call(theirs, HttpMethod.GET, one(id), null).status()).isEqualTo(403);
        var astray = "/api/v1/stores/" + other.id().value() + "/invoices/" + id;
        assertThat(call(theirs, HttpMethod.GET, astray, null).status()).isEqualTo(403);
    }

    @Test
    void listsByDateStatusAndPage() {
        var first = create("{\"amount\":1,\"metadata\":{\"orderId\":\"a\"}}").text("/id");
        var second = create("{\"amount\":2,\"metadata\":{\"orderId\":\"b\"}}").text("/id");
        var third = create("{\"amount\":3,\"metadata\":{\"orderId\":\"c\",\"buyerEmail\":\"ann@example.com\"}}")
                .text("/id");
        call(HttpMethod.POST, one(first) + "/status", "{\"status\":\"Settled\"}");

        assertThat(ids(list(""))).containsExactly(third, second, first);
        assertThat(ids(list("?skip=1&take=1"))).containsExactly(second);
        assertThat(ids(list("?orderId=a&orderId=b"))).containsExactly(second, first);
        assertThat(ids(list("?status=complete"))).containsExactly(first);
        assertThat(ids(list("?status=bogus"))).hasSize(3);
        assertThat(ids(list("?textSearch=ann@"))).containsExactly(third);
        assertThat(ids(list("?textSearch=" + second.substring(0, 8)))).containsExactly(second);
        assertThat(ids(list("?startDate=4000000000"))).isEmpty();
        assertThat(ids(list("?startDate=1000000000&endDate=4000000000"))).hasSize(3);
        assertThat(list("?startDate=2&endDate=1").paths()).containsExactly("startDate", "endDate");
        assertThat(list("?startDate=abc").paths()).contains("startDate");
        assertThat(list("?skip=-1").paths()).containsExactly("skip");
    }

    @Test
    void archivesAndBringsBack() {
        var id = create("{\"amount\":5}").text("/id");

        assertThat(call(HttpMethod.DELETE, one(id), null).status()).isEqualTo(200);
        assertThat(call(HttpMethod.DELETE, nested(id), null).status()).isEqualTo(200);
        assertThat(ids(list(""))).isEmpty();
        assertThat(ids(list("?includeArchived=true"))).containsExactly(id);
        assertThat(call(HttpMethod.POST, one(id) + "/unarchive", null).status()).isEqualTo(200);
        var again = call(HttpMethod.POST, one(id) + "/unarchive", null);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("/code")).isEqualTo("already-unarchived");
    }

    @Test
    void marksWithinConditions() {
        var id = create("{\"amount\":5}").text("/id");

        var settled = call(HttpMethod.POST, one(id) + "/status", "{\"status\":\"Settled\"}");
        var invalid = call(HttpMethod.POST, nested(id) + "/status", "{\"status\":\"Invalid\"}");
        var refused = call(HttpMethod.POST, one(id) + "/status", "{\"status\":\"Expired\"}");

        assertThat(settled.text("/status")).isEqualTo("Settled");
        assertThat(settled.text("/additionalStatus")).isEqualTo("Marked");
        assertThat(invalid.text("/status")).isEqualTo("Invalid");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.paths()).containsExactly("Status");
    }

    @Test
    void showsWaysToPay() {
        var id = create("{\"amount\":100}").text("/id");

        var methods = call(HttpMethod.GET, one(id) + "/payment-methods", null);
        var sensitive = call(HttpMethod.GET, one(id) + "/payment-methods?includeSensitive=true", null);
        var within = call(HttpMethod.GET, one(id) + "?includePaymentMethods=true", null);

        assertThat(methods.text("/0/paymentMethodId")).isEqualTo("BTC-CHAIN");
        assertThat(methods.text("/0/rate")).isEqualTo("50000");
        assertThat(methods.text("/0/due")).isEqualTo("0.002");
        assertThat(methods.text("/0/amount")).isEqualTo("0.002");
        assertThat(methods.text("/0/totalPaid")).isEqualTo("0");
        assertThat(methods.text("/0/paymentLink"))
                .isEqualTo("bitcoin:" + methods.text("/0/destination") + "?amount=0.002");
        assertThat(methods.body().at("/0/activated").asBoolean()).isTrue();
        assertThat(methods.body().at("/0/additionalData").has("accountDerivation"))
                .isTrue();
        assertThat(methods.body().at("/0/additionalData/accountDerivation").isNull())
                .isTrue();
        assertThat(methods.text("/0/additionalData/feeMode")).isEqualTo("MultiplePaymentsOnly");
        assertThat(sensitive.text("/0/additionalData/accountDerivation")).isNotEmpty();
        assertThat(within.body().path("paymentMethods")).isEqualTo(methods.body());
    }

    @Test
    void showsTheWalletsKeysToWhoMayChangeTheStore() {
        var id = create("{\"amount\":5}").text("/id");
        var viewer = People.as(anybody, People.token(people.key(owner, "btcpay.store.canviewinvoices")));

        var refused = call(viewer, HttpMethod.GET, one(id) + "/payment-methods?includeSensitive=true", null);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/missingPermission")).isEqualTo("btcpay.store.canmodifystoresettings");
    }

    @Test
    void preparesALazyWayToPayWhenItIsAskedFor() {
        var id = create("{\"amount\":5,\"checkout\":{\"lazyPaymentMethods\":true}}")
                .text("/id");
        var before = call(HttpMethod.GET, one(id) + "/payment-methods", null);

        var activated = call(HttpMethod.POST, one(id) + "/payment-methods/btc_onchain/activate", null);
        var after = call(HttpMethod.GET, one(id) + "/payment-methods", null);

        assertThat(before.body().at("/0/activated").asBoolean()).isFalse();
        assertThat(before.body().at("/0/destination").isNull()).isTrue();
        assertThat(before.body().at("/0/additionalData").isNull()).isTrue();
        assertThat(before.text("/0/paymentLink")).isEmpty();
        assertThat(activated.status()).isEqualTo(200);
        assertThat(after.body().at("/0/activated").asBoolean()).isTrue();
        assertThat(after.text("/0/destination")).startsWith("bcrt1");
    }

    @Test
    void preparesNothingForAnExpiredInvoice() {
        var id = create("{\"amount\":5,\"checkout\":{\"lazyPaymentMethods\":true}}")
                .text("/id");
        clock.tick(Duration.ofMinutes(16));

        var activated = call(HttpMethod.POST, one(id) + "/payment-methods/BTC-CHAIN/activate", null);

        assertThat(activated.status()).isEqualTo(200);
        assertThat(call(HttpMethod.GET, one(id) + "/payment-methods", null)
                        .body()
                        .at("/0/activated")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void hidesReplacedPaymentsUnlessAskedForThem() {
        var id = create("{\"amount\":100}").text("/id");
        var paid = chain.pay(shop.look(id).prompts().getFirst(), 200_000, true);
        chain.replace(paid, null);

        assertThat(call(HttpMethod.GET, one(id) + "/payment-methods", null)
                        .body()
                        .at("/0/payments"))
                .isEmpty();
        var all = call(HttpMethod.GET, one(id) + "/payment-methods?onlyAccountedPayments=false", null);
        assertThat(all.text("/0/payments/0/status")).isEqualTo("Invalid");
        assertThat(all.text("/0/payments/0/id")).isEqualTo(paid.txid().value.toHex() + "-0");
    }

    @Test
    void survivesTextsThatTheDatabaseCanNotHold() {
        var made = create(
                "{\"amount\":5,\"metadata\":{\"orderId\":\"a\\u0000b\"},\"additionalSearchTerms\":[\"\\u0000\",null]}");

        assertThat(made.status()).isEqualTo(200);
        assertThat(create("{\"amount\":0,\"currency\":\"\\u0000\"}").status()).isEqualTo(422);
        assertThat(list("?textSearch=%00").status()).isIn(200, 400);
    }

    private Answer create(String body) {
        return call(HttpMethod.POST, "/api/v1/stores/" + store.id().value() + "/invoices", body);
    }

    private Answer get(String id) {
        return call(HttpMethod.GET, one(id), null);
    }

    private Answer list(String query) {
        return call(HttpMethod.GET, "/api/v1/stores/" + store.id().value() + "/invoices" + query, null);
    }

    private static List<String> ids(Answer list) {
        return list.body()
                .valueStream()
                .map(invoice -> invoice.path("id").asString())
                .toList();
    }

    private static String one(String id) {
        return "/api/v1/invoices/" + id;
    }

    private String nested(String id) {
        return "/api/v1/stores/" + store.id().value() + "/invoices/" + id;
    }

    private Answer call(HttpMethod method, String uri, @Nullable String body) {
        return call(client, method, uri, body);
    }

    private static Answer call(RestTestClient as, HttpMethod method, String uri, @Nullable String body) {
        var request = as.method(method).uri(uri);
        var exchange = body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
        var result = exchange.expectBody(String.class).returnResult();
        var text = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                text == null || text.isBlank() ? JsonMapper.shared().missingNode() : read(text));
    }

    private static JsonNode read(String text) {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(text);
    }
}
