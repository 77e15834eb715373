package org.malipo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, and what comes of the answers. */
class MalipoClientTests {
    private StandInServer server;
    private MalipoClient client;

    @BeforeEach
    void start() throws Exception {
        server = new StandInServer();
        client = MalipoClient.of(server.address()).retries(Retries.NONE);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void sendsDecimalsAsStringsAndLeavesOutWhatIsNotSaid() {
        server.answers(200, invoice("New"));

        client.invoices("store").create(NewInvoice.of("4.50", "USD").orderId("42"));

        assertThat(server.lastRequest())
                .isEqualTo("POST /api/v1/stores/store/invoices {\"amount\":\"4.50\",\"currency\":\"USD\","
                        + "\"metadata\":{\"orderId\":\"42\"},\"additionalSearchTerms\":[]}");
    }

    @Test
    void readsUnixSecondsDecimalsAndStates() {
        server.answers(200, invoice("Settled"));

        var invoice = client.invoices("store").get("one");

        assertThat(invoice.status()).isEqualTo(InvoiceStatus.SETTLED);
        assertThat(invoice.additionalStatus()).isEqualTo(AdditionalStatus.PAID_OVER);
        assertThat(invoice.createdTime()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(invoice.amount()).isEqualTo(new BigDecimal("4.50"));
        assertThat(invoice.checkoutLink()).isEqualTo(URI.create("http://localhost/i/one"));
    }

    @Test
    void signsItsCalls() {
        server.answers(200, "{\"synchronized\":true}");

        assertThat(client.as(Credentials.apiKey("k1")).status().health().synchronised())
                .isTrue();
        assertThat(server.lastAuthorization()).isEqualTo("token k1");
        client.as(Credentials.basic("a@b.c", "p:w")).status().health();
        assertThat(server.lastAuthorization()).isEqualTo("Basic YUBiLmM6cDp3");
        client.status().health();
        assertThat(server.lastAuthorization()).isNull();
    }

    @Test
    void escapesWhatItPutsIntoAddresses() {
        server.answers(200, "[]");

        client.invoices("a/b").list(InvoiceQuery.ALL.orderId("x&y z").page(5, 10));

        assertThat(server.lastRequest())
                .isEqualTo("GET /api/v1/stores/a%2Fb/invoices?orderId=x%26y%20z&skip=5&take=10 ");
    }

    @Test
    void tellsWhichFieldsAreWrong() {
        server.answers(422, "[{\"path\":\"Amount\",\"message\":\"The amount should be 0 or more.\"}]");

        var refusal = catchThrowableOfType(
                InvalidRequestException.class, () -> client.invoices("store").create(NewInvoice.of("-1", "USD")));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.fieldErrors())
                .containsExactly(new ApiException.FieldError("Amount", "The amount should be 0 or more."));
    }

    @Test
    void tellsWhyTheServerRefuses() {
        server.answers(404, "{\"code\":\"invoice-not-found\",\"message\":\"The invoice was not found\"}");

        assertThatThrownBy(() -> client.invoices("store").get("none"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("invoice-not-found"))
                .hasMessage("404 invoice-not-found: The invoice was not found");
    }

    @Test
    void namesThePermissionThatIsMissing() {
        server.answers(403, """
                {"code":"missing-permission","message":"Insufficient API Permissions.",
                 "missingPermission":"btcpay.store.canviewinvoices"}
                """);

        var refusal = catchThrowableOfType(
                MissingPermissionException.class, () -> client.invoices("store").get("one"));

        assertThat(refusal.permission()).isEqualTo("btcpay.store.canviewinvoices");
        assertThat(refusal.code()).isEqualTo("missing-permission");
        assertThat(refusal.status()).isEqualTo(403);
    }

    @Test
    void saysWhatWasMadeWhenTheSecretIsLost() {
        server.answers(409, """
                {"code":"idempotency-answer-not-stored","message":"Carried out before.","made":{"id":"w1"}}
                """);

        var refusal = catchThrowableOfType(
                AnswerNotStoredException.class,
                () -> client.webhooks("store").create(WebhookSettings.everything(URI.create("http://x"))));

        assertThat(refusal.made().path("id").asString()).isEqualTo("w1");
    }

    @Test
    void saysThatASuccessCannotBeRead() {
        server.answers(200, "<html>Welcome to the hotel's network</html>");

        assertThatThrownBy(() -> client.stores().list()).isInstanceOf(UnreadableAnswerException.class);
        server.answers(200, "");
        assertThatThrownBy(() -> client.stores().get("one")).isInstanceOf(UnreadableAnswerException.class);
        server.answers(200, "null");
        assertThatThrownBy(() -> client.stores().get("one")).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        server.answers(200, """
                {"id":"one","status":"Frozen","shiny":{"a":[1.10]},"checkout":{"speedPolicy":"WarpSpeed","bling":true},
                 "createdTime":"1700000000","paymentMethods":null}
                """);

        var invoice = client.invoices().get("one");

        assertThat(invoice.status()).isEqualTo(new InvoiceStatus("Frozen"));
        assertThat(invoice.checkout().speedPolicy().text()).isEqualTo("WarpSpeed");
        assertThat(invoice.checkout().more()).containsOnlyKeys("bling");
        assertThat(invoice.more()).containsOnlyKeys("shiny");
        assertThat(invoice.more().get("shiny")).hasToString("{\"a\":[1.10]}");
        assertThat(invoice.createdTime()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(invoice.paymentMethods()).isEmpty();
        assertThat(invoice.availableStatusesForManualMarking()).isEmpty();
    }

    @Test
    void sendsFilesAsForms() {
        server.answers(200, "{}");

        client.stores().setLogo("one", Upload.of("a\"b.png", new byte[] {'x', 'y'}));

        var request = server.requests().getLast();
        assertThat(request.line()).isEqualTo("POST /api/v1/stores/one/logo");
        assertThat(request.header("Content-type")).startsWith("multipart/form-data; boundary=");
        assertThat(request.body())
                .contains("name=\"file\"; filename=\"a_b.png\"")
                .contains("\r\n\r\nxy\r\n--");
    }

    @Test
    void writesTheAddressOfTheConsentPage() {
        var page = client.apiKeys()
                .consentPage(Consent.to("btcpay.store.cancreateinvoice", "btcpay.store.canviewinvoices")
                        .applicationName("Duka & Co")
                        .redirect(URI.create("https://shop.example/back"))
                        .forChosenStores());

        assertThat(page)
                .isEqualTo(server.address()
                        .resolve("/api-keys/authorize?permissions=btcpay.store.cancreateinvoice"
                                + "&permissions=btcpay.store.canviewinvoices&applicationName=Duka%20%26%20Co"
                                + "&redirect=https%3A%2F%2Fshop.example%2Fback&selectiveStores=true"));
    }

    @Test
    void survivesAnAnswerThatIsNoJson() {
        server.answers(502, "<html>Bad gateway</html>");

        assertThatThrownBy(() -> client.stores().list())
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("502");
    }

    @Test
    void saysThatThereWasNoAnswer() {
        server.close();

        assertThatThrownBy(() -> client.stores().list()).isInstanceOf(NoAnswerException.class);
    }

    @Test
    void keepsSecretsOutOfText() {
        assertThat(List.of(
                        new ApiKey("topsecret", "label", List.of(), null).toString(),
                        new NewSecret("topsecret", Instant.EPOCH).toString(),
                        EmailChange.of("a@b.c", "mail", 25)
                                .login("a", "topsecret")
                                .toString(),
                        WalletGeneration.of("topsecret", AddressType.SEGWIT, false)
                                .toString(),
                        NewUser.administrator("a@b.c", "topsecret").toString(),
                        Credentials.apiKey("topsecret").toString(),
                        new GeneratedWallet(true, "BTC-CHAIN", null, "topsecret").toString(),
                        WebhookSettings.everything(URI.create("http://x"))
                                .secret("topsecret")
                                .toString()))
                .noneMatch(text -> text.contains("topsecret"));
    }

    @Test
    void sendsOnlyTheSettingsThatWereNamed() {
        server.answers(200, """
                {"id":"s","name":"Duka","website":null,"defaultCurrency":"KES","invoiceExpiration":900,
                 "monitoringExpiration":86400,"speedPolicy":"HighSpeed","paymentTolerance":0.0,"archived":false}
                """);

        var store = client.stores().create(StoreSettings.named("Duka").speedPolicy(SpeedPolicy.HIGH_SPEED));

        assertThat(server.lastRequest())
                .isEqualTo("POST /api/v1/stores {\"name\":\"Duka\",\"speedPolicy\":\"HighSpeed\"}");
        assertThat(store.speedPolicy()).isEqualTo(SpeedPolicy.HIGH_SPEED);
    }

    private static String invoice(String status) {
        return JsonForms.MAPPER.writeValueAsString(Map.ofEntries(
                Map.entry("id", "one"),
                Map.entry("storeId", "store"),
                Map.entry("amount", "4.50"),
                Map.entry("paidAmount", "0"),
                Map.entry("currency", "USD"),
                Map.entry("type", "Standard"),
                Map.entry("checkoutLink", "http://localhost/i/one"),
                Map.entry("createdTime", 1_700_000_000),
                Map.entry("expirationTime", 1_700_000_900),
                Map.entry("monitoringExpiration", 1_700_087_300),
                Map.entry("status", status),
                Map.entry("additionalStatus", "PaidOver"),
                Map.entry("availableStatusesForManualMarking", List.of("Invalid")),
                Map.entry("archived", false),
                Map.entry("metadata", Map.of()),
                Map.entry("checkout", Map.of("speedPolicy", "MediumSpeed", "paymentTolerance", 0.0)),
                Map.entry("paymentMethods", List.of())));
    }
}
