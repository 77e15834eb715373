package org.malipo.bitpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.invoices.InvoiceTest;

/** Programs that know BitPay's API, once they are let in. */
@InvoiceTest
@NullUnmarked // fields are set before each test
class LegacyApiTests extends BitpayCase {
    @Test
    void createsReadsAndLists() {
        var token = paired();
        var made = program.post("/invoices", """
                        {"token": "%s", "price": "4.50", "currency": "USD", "orderId": 42, "itemDesc": "Kahawa", "itemCode": "kahawa",
                         "posData": "{\\"till\\": 3}", "transactionSpeed": "high", "redirectURL": "https://duka.example/",
                         "buyer": {"name": "Asha", "email": "asha@example.com"}, "physical": "true"}
                        """.formatted(token).strip()).data();
        var id = made.path("id").asString();

        assertThat(made.path("url").asString()).isEqualTo("http://127.0.0.1:" + port + "/i/" + id);
        assertThat(made.path("status").asString()).isEqualTo("new");
        assertThat(made.path("exceptionStatus").asBoolean(true)).isFalse();
        assertThat(made.path("price").decimalValue()).isEqualByComparingTo("4.5");
        assertThat(made.path("rate").decimalValue()).isEqualByComparingTo("50000");
        assertThat(made.path("btcPrice").asString()).isEqualTo("0.00009");
        assertThat(made.path("btcDue").asString()).isEqualTo("0.00009");
        assertThat(made.path("paymentTotals").path("BTC").asLong()).isEqualTo(9_000);
        assertThat(made.path("exchangeRates").path("BTC").path("USD").decimalValue())
                .isEqualByComparingTo("50000");
        assertThat(made.path("orderId").asString()).isEqualTo("42");
        assertThat(made.path("posData").asString()).isEqualTo("{\"till\": 3}");
        assertThat(made.path("buyer").path("name").asString()).isEqualTo("Asha");
        assertThat(made.path("cryptoInfo").path(0).path("address").asString()).startsWith("bcrt1");
        assertThat(made.path("expirationTime").asLong()
                        - made.path("invoiceTime").asLong())
                .isBetween(899_000L, 901_000L);

        var read = program.get("/invoices/" + id + "?token=" + token).data();
        assertThat(read.path("id").asString()).isEqualTo(id);
        assertThat(program.get("/invoices?orderId=42&itemCode=kahawa&status=new&limit=5&token=" + token)
                        .data()
                        .size())
                .isEqualTo(1);
        assertThat(program.get("/invoices/?status=complete&token=" + token)
                        .data()
                        .size())
                .isZero();
        var never = program.get("/invoices?dateStart=%2B999999999-12-30&token=" + token);
        assertThat(never.status()).isEqualTo(200);
        assertThat(never.data().size()).isZero();
    }

    @Test
    void takesEitherValueOfS() {
        var token = paired();

        assertThat(program.getWithHighS("/invoices?token=" + token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"price\": -1}|Amount",
                "{\"price\": \"abc\"}|price",
                "{\"price\": 1, \"orderId\": \"4\\u0000\"}|orderId",
                "{\"price\": 1, \"currency\": \"ZZZZ\"}|Error retrieving a matching payment method or rate",
                "{\"price\": 1, \"transactionSpeed\": \"now\"}|transactionSpeed",
                "{\"price\": 1, \"notificationURL\": \"file:///etc/passwd\"}|notificationURL",
                "{\"price\": 1, \"notificationURL\": \"http://10.0.0.1/\"}|notificationURL",
                "{\"price\": 1, \"notificationEmail\": \"nobody\"}|notificationEmail",
                "{\"price\": 1, \"fullNotifications\": \"perhaps\"}|fullNotifications",
                "{\"price\": 1, \"expirationTime\": \"tomorrow\"}|expirationTime",
                "{\"price\": 1, \"paymentCurrencies\": [\"SHELLS\"]}|PaymentMethods",
                "{\"price\": 1, \"paymentCurrencies\": [{}]}|paymentCurrencies",
                "{\"price\": 1, \"paymentCurrencies\": \"BTC\"}|paymentCurrencies",
            })
    void saysWhatIsWrong(String body, String told) {
        var token = paired();

        var refused = program.post("/invoices", body.replaceFirst("\\{", "{\"token\": \"" + token + "\", "));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).contains(told);
    }

    @Test
    void tellsRates() {
        var token = paired();

        var pairs = program.get("/rates?currencyPairs=BTC_USD%2CBTC_EUR%2CBTC_ZZZ&token=" + token);
        assertThat(pairs.text())
                .isEqualTo("{\"data\":[{\"name\":\"US Dollar\",\"cryptoCode\":\"BTC\",\"currencyPair\":\"BTC_USD\","
                        + "\"code\":\"USD\",\"rate\":50000},{\"name\":\"Euro\",\"cryptoCode\":\"BTC\","
                        + "\"currencyPair\":\"BTC_EUR\",\"code\":\"EUR\",\"rate\":45000}]}");
        assertThat(program.get("/rates/?cryptoCode=BTC&token=" + token).data().size())
                .isEqualTo(1);
        assertThat(program.get("/rates/BTC/EUR?token=" + token)
                        .data()
                        .path("rate")
                        .asInt())
                .isEqualTo(45_000);
        assertThat(program.get("/rates/USD?token=" + token)
                        .data()
                        .path(0)
                        .path("currencyPair")
                        .asString())
                .isEqualTo("USD_BTC");
    }

    @Test
    void tellsRatesToAnybodyWhoNamesTheStore() {
        var id = "?storeId=" + store.id();

        assertThat(program.getWith("/api/rates" + id, Map.of())
                        .json()
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("USD");
        assertThat(program.getWith("/rates" + id, Map.of()).data().size()).isEqualTo(1);
        assertThat(program.getWith("/rates", Map.of()).status()).isEqualTo(400);
        assertThat(program.getWith("/rates?storeId=unknown", Map.of()).status()).isEqualTo(404);
        assertThat(program.getWith("/rates/BTC/ZZZ" + id, Map.of()).status()).isEqualTo(404);
        assertThat(program.getWith("/rates" + id + "&currencyPairs=B", Map.of()).status())
                .isEqualTo(400);
    }

    @Test
    void leavesTheAddressOfAnInvoiceToPeople() {
        var invoice = shop.sell(store, "5");

        var page = signedIn().open("/invoices/" + invoice.id());

        assertThat(page.headers().firstValue("Location"))
                .hasValueSatisfying(
                        address -> assertThat(address).endsWith("/stores/" + store.id() + "/invoices/" + invoice.id()));
    }
}
