package org.malipo.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.access.People;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PaymentMethodId;
import org.springframework.http.HttpMethod;

/** Refunds over the API, by the statements that existing clients rely on. */
@PayoutTest
class RefundTests extends PayoutCase {
    private static final long HUNDRED_USD = 200_000;

    @Test
    void givesNothingBackOfAnInvoiceThatIsOpen() {
        assertThat(refund(shop.sell(store, "100"), "{\"refundVariant\":\"RateThen\"}")
                        .code())
                .isEqualTo("non-refundable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|RefundVariant",
                "{\"refundVariant\":\"RateThen\",\"customAmount\":\"1\"}|CustomAmount",
                "{\"refundVariant\":\"RateThen\",\"customCurrency\":\"USD\"}|CustomCurrency",
                "{\"refundVariant\":\"OverpaidAmount\"}|RefundVariant",
                "{\"refundVariant\":\"RateThen\",\"subtractPercentage\":\"101\"}|SubtractPercentage",
                "{\"refundVariant\":\"RateThen\",\"subtractPercentage\":\"100\"}|RefundVariant",
                "{\"refundVariant\":\"Custom\",\"customAmount\":\"0\",\"customCurrency\":\"USD\"}|CustomAmount",
                "{\"refundVariant\":\"Custom\",\"customAmount\":\"1\",\"customCurrency\":\"ZZZZ\"}|CustomCurrency",
                "{\"refundVariant\":\"RateThen\",\"payoutMethods\":[\"FOO\"]}|PayoutMethods",
                "{\"refundVariant\":\"RateThen\",\"payoutMethodId\":\"FOO\"}|PayoutMethodId"
            })
    void saysWhatIsWrong(String body, String path) {
        var refused = refund(paid(HUNDRED_USD), body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.paths()).contains(path);
    }

    @ParameterizedTest
    @CsvSource({
        "RateThen, 0, BTC, 0.00200000, true",
        "RateThen, 50, BTC, 0.00100000, true",
        "CurrentRate, 0, BTC, 0.00200000, true",
        "Fiat, 0, USD, 100.00, false",
        "Fiat, 12.345, USD, 87.66, false"
    })
    void grantsWhatTheVariantSays(String variant, String less, String currency, String amount, boolean approves) {
        var granted = refund(
                paid(HUNDRED_USD), "{\"refundVariant\":\"%s\",\"subtractPercentage\":\"%s\"}".formatted(variant, less));

        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.text("/currency")).isEqualTo(currency);
        assertThat(granted.text("/amount")).isEqualTo(amount);
        assertThat(granted.body().get("autoApproveClaims").asBoolean()).isEqualTo(approves);
    }

    @Test
    void givesBackWhatWasPaidTooMuch() {
        var invoice = paid(HUNDRED_USD * 3 / 2);

        var granted = refund(invoice, "{\"refundVariant\":\"OverpaidAmount\"}");

        assertThat(granted.text("/amount")).isEqualTo("0.00100000");
    }

    @Test
    void givesBackAnyAmount() {
        var granted = refund(
                paid(HUNDRED_USD), "{\"refundVariant\":\"Custom\",\"customAmount\":\"7\",\"customCurrency\":\"eur\"}");

        assertThat(granted.text("/amount")).isEqualTo("7");
        assertThat(granted.text("/currency")).isEqualTo("EUR");
        assertThat(granted.body().get("autoApproveClaims").asBoolean()).isFalse();
    }

    @Test
    void givesBackWhatTheMerchantSettledWithoutAPayment() {
        var invoice = shop.sell(store, "100");
        post("/api/v1/invoices/" + invoice.id() + "/status", "{\"status\":\"Settled\"}");

        var granted = refund(invoice, "{\"refundVariant\":\"RateThen\"}");

        assertThat(granted.text("/amount"))
                .isEqualTo(invoice.prompt(PaymentMethodId.BTC_CHAIN)
                        .orElseThrow()
                        .amount()
                        .toPlainString());
    }

    @Test
    void tellsOfTheRefund() {
        var invoice = paid(HUNDRED_USD);

        var granted = refund(invoice, "{\"refundVariant\":\"RateThen\"}");

        assertThat(granted.text("/name")).isEqualTo("Refund " + invoice.id());
        assertThat(told(invoice.id().value()).getLast()).isEqualTo("InvoiceRefund");
        assertThat(jdbc.sql(
                                "select payload ->> 'pullPaymentId' from event where subject = :id and type = 'InvoiceRefund'")
                        .param("id", invoice.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo(granted.text("/id"));
        assertThat(claimed(granted.text("/id"), claim(freshAddress(), null)).text("/state"))
                .isEqualTo("AwaitingPayment");
    }

    @Test
    void approvesNothingForAKeyThatMayNot() {
        var weak = People.as(anybody, People.token(people.key(owner, "btcpay.store.cancreatenonapprovedpullpayments")));

        var granted = call(weak, HttpMethod.POST, refundOf(paid(HUNDRED_USD)), "{\"refundVariant\":\"RateThen\"}");

        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.body().get("autoApproveClaims").asBoolean()).isFalse();
    }

    @Test
    void saysHowMuchThereIs() {
        var invoice = paid(HUNDRED_USD);

        var amounts = get(refundOf(invoice) + "/BTC-CHAIN");

        assertThat(amounts.body().get("paymentAmountThen").isNumber()).isTrue();
        assertThat(amounts.body().get("paymentAmountThen").decimalValue()).isEqualByComparingTo("0.002");
        assertThat(amounts.body().get("paymentAmountNow").decimalValue()).isEqualByComparingTo("0.002");
        assertThat(amounts.body().get("invoiceAmount").decimalValue()).isEqualByComparingTo("100");
        assertThat(amounts.body().get("overpaidPaymentAmount").isNull()).isTrue();
        assertThat(amounts.body().get("paymentCurrencyDivisibility").asInt()).isEqualTo(8);
        assertThat(amounts.body().get("invoiceCurrencyDivisibility").asInt()).isEqualTo(2);
        assertThat(get(refundOf(invoice) + "/FOO").code()).isEqualTo("invalid-payment-method");
    }

    private InvoiceView paid(long sats) {
        var invoice = shop.sell(store, "100");
        var prompt = invoice.prompt(PaymentMethodId.BTC_CHAIN).orElseThrow();
        chain.mine(chain.pay(prompt, sats));
        return invoice;
    }

    private static String refundOf(InvoiceView invoice) {
        return "/api/v1/invoices/" + invoice.id() + "/refund";
    }

    private Answer refund(InvoiceView invoice, String body) {
        return post(refundOf(invoice), body);
    }
}
