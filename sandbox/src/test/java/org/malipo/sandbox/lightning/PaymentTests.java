package org.malipo.sandbox.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Payments move money through channels, once, and only for what is owed. */
class PaymentTests extends LightningFixture {
    @Test
    void paysAnInvoiceAndMovesTheBalances() throws Exception {
        var added = invoice("{'value_msat':'2500123','memo':'coffee'}");
        long storeBefore = localMsat(store);
        long payerBefore = localMsat(payer);

        var paid = pay(payer, added.path("payment_request").asString()).path("result");

        var hash = hex(added.path("r_hash").asString());
        assertThat(paid.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(paid.path("failure_reason").asString()).isEqualTo("FAILURE_REASON_NONE");
        assertThat(paid.path("payment_hash").asString()).isEqualTo(hash);
        assertThat(sha256(paid.path("payment_preimage").asString())).isEqualTo(hash);
        assertThat(paid.path("value_msat").asString()).isEqualTo("2500123");
        assertThat(paid.path("fee_msat").asString()).isEqualTo("0");
        assertThat(localMsat(store)).isEqualTo(storeBefore + 2_500_123);
        assertThat(localMsat(payer)).isEqualTo(payerBefore - 2_500_123);
        var invoice = lookUp(added);
        assertThat(invoice.path("state").asString()).isEqualTo("SETTLED");
        assertThat(invoice.path("settled").asBoolean()).isTrue();
        assertThat(invoice.path("amt_paid_msat").asString()).isEqualTo("2500123");
        assertThat(invoice.path("settle_index").asString()).isEqualTo("1");
    }

    @Test
    void takesTheWayWithFeesWhenTheChannelIsTooSmall() throws Exception {
        long hubBefore = localMsat(hub);

        var paid = pay(payer, bolt11(17_000_000_000L)).path("result");

        assertThat(paid.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(paid.path("fee_msat").asString()).isEqualTo("18000");
        assertThat(paid.at("/htlcs/0/route/hops")).hasSize(2);
        assertThat(localMsat(hub)).isEqualTo(hubBefore + 18_000);
    }

    @Test
    void findsNoWayThatCostsMoreThanTheLimit() throws Exception {
        long before = localMsat(payer);

        var failed =
                pay(payer, bolt11(17_000_000_000L), "'fee_limit_msat':'17999'").path("result");

        assertThat(failed.path("status").asString()).isEqualTo("FAILED");
        assertThat(failed.path("failure_reason").asString()).isEqualTo("FAILURE_REASON_NO_ROUTE");
        assertThat(localMsat(payer)).isEqualTo(before);
    }

    @Test
    void tellsTooLittleMoneyFromNoWay() throws Exception {
        assertThat(reason(pay(payer, bolt11(97_000_000_000L)))).isEqualTo("FAILURE_REASON_INSUFFICIENT_BALANCE");
        assertThat(reason(pay(payer, bolt11(90_000_000_000L)))).isEqualTo("FAILURE_REASON_NO_ROUTE");
    }

    private static String reason(JsonNode line) {
        return line.path("result").path("failure_reason").asString();
    }

    @Test
    void paysAFailedOneAgain() throws Exception {
        var bolt11 = bolt11(17_000_000_000L);
        assertThat(reason(pay(payer, bolt11, "'fee_limit_sat':'0'"))).isEqualTo("FAILURE_REASON_NO_ROUTE");

        assertThat(pay(payer, bolt11).path("result").path("status").asString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void refusesToPayTwice() throws Exception {
        var bolt11 = bolt11(1_000);
        pay(payer, bolt11);

        var error = pay(payer, bolt11).path("error");

        assertThat(error.path("code").asInt()).isEqualTo(6);
        assertThat(error.path("message").asString()).isEqualTo("invoice is already paid");
    }

    @Test
    void letsOneOfTwoPayersThrough() throws Exception {
        var added = invoice("{'value_msat':'1000'}");
        var bolt11 = added.path("payment_request").asString();
        var pays = List.<Callable<JsonNode>>of(() -> pay(payer, bolt11), () -> pay(hub, bolt11));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(pays))
                    .extracting(Future::resultNow)
                    .extracting(line -> line.at("/result/status").asString() + " "
                            + line.at("/result/failure_reason").asString())
                    .containsExactlyInAnyOrder(
                            "SUCCEEDED FAILURE_REASON_NONE", "FAILED FAILURE_REASON_INCORRECT_PAYMENT_DETAILS");
        }
        assertThat(lookUp(added).path("amt_paid_msat").asString()).isEqualTo("1000");
    }

    @Test
    void letsOneOfManyCallsOfOnePayerThrough() throws Exception {
        var bolt11 = bolt11(1_000);
        long before = localMsat(payer);
        Callable<JsonNode> pay = () -> pay(payer, bolt11);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(List.of(pay, pay, pay, pay, pay)))
                    .extracting(Future::resultNow)
                    .filteredOn(line -> line.has("result"))
                    .hasSize(1);
        }
        assertThat(localMsat(payer)).isEqualTo(before - 1_000);
    }

    @Test
    void refusesToPayItself() throws Exception {
        var error = pay(store, bolt11(1_000)).path("error");

        assertThat(error.path("code").asInt()).isEqualTo(2);
        assertThat(error.path("message").asString()).isEqualTo("self-payments not allowed");
    }

    @Test
    void refusesWhatHasExpired() throws Exception {
        var bolt11 =
                invoice("{'value':'5','expiry':'60'}").path("payment_request").asString();
        clock.tick(Duration.ofSeconds(60));

        assertThat(pay(payer, bolt11).at("/error/message").asString())
                .isEqualTo("invoice expired. Valid until 2026-11-27 12:01:00 +0000 UTC");
    }

    @Test
    void asksForAnAmountWhereTheRequestHasNoneAndOnlyThere() throws Exception {
        var open = invoice("{'memo':'tip'}");

        assertThat(pay(payer, open.path("payment_request").asString())
                        .at("/error/message")
                        .asString())
                .isEqualTo("amount must be specified when paying a zero amount invoice");
        assertThat(pay(payer, bolt11(1_000), "'amt_msat':'1000'")
                        .at("/error/message")
                        .asString())
                .isEqualTo("amount must not be specified when paying a non-zero amount invoice");
        assertThat(pay(payer, open.path("payment_request").asString(), "'amt_msat':'777'")
                        .at("/result/status")
                        .asString())
                .isEqualTo("SUCCEEDED");
        assertThat(lookUp(open).path("amt_paid_msat").asString()).isEqualTo("777");
    }

    @Test
    void failsAtACanceledInvoice() throws Exception {
        var added = invoice("{'value':'5'}");
        store.post(
                "/v2/invoices/cancel",
                "{'payment_hash':'" + added.path("r_hash").asString() + "'}");

        assertThat(reason(pay(payer, added.path("payment_request").asString())))
                .isEqualTo("FAILURE_REASON_INCORRECT_PAYMENT_DETAILS");
    }

    @Test
    void refusesWhatIsNoPaymentRequestOrIsForged() throws Exception {
        var bolt11 = bolt11(1_000);
        var changed = bolt11.substring(0, 60) + (bolt11.charAt(60) == 'q' ? 'p' : 'q') + bolt11.substring(61);

        assertThat(pay(payer, changed).at("/error/message").asString()).startsWith("invalid payment request");
        assertThat(pay(payer, "hello").at("/error/message").asString()).startsWith("invalid payment request");
    }

    /** The first example of BOLT 11 that has an amount. */
    @Test
    void refusesWhatIsOfAnotherNetwork() throws Exception {
        var mainnet =
                "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwz"
                        + "qfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0"
                        + "lp53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh";

        assertThat(pay(payer, mainnet).at("/error/message").asString())
                .isEqualTo("invoice not for current active network 'regtest'");
    }

    @Test
    void tellsThatItIsUnderWayUnlessToldNotTo() throws Exception {
        var lines =
                payer.postLines("/v2/router/send", "{'payment_request':'" + bolt11(1_000) + "','timeout_seconds':30}");

        assertThat(lines)
                .extracting(line -> line.at("/result/status").asString())
                .containsExactly("IN_FLIGHT", "SUCCEEDED");
    }

    @Test
    void wantsATimeLimit() throws Exception {
        var lines = payer.postLines("/v2/router/send", "{'payment_request':'" + bolt11(1_000) + "'}");

        assertThat(lines.getFirst().at("/error/message").asString()).isEqualTo("timeout_seconds must be specified");
    }
}
