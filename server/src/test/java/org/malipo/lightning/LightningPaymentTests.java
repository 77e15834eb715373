package org.malipo.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Exception;
import org.malipo.sandbox.lightning.FailureReason;
import org.malipo.sandbox.lightning.Faults;
import org.malipo.stores.StoreDeletion;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Paying over Lightning: once, and to the end. */
@ServerTest
class LightningPaymentTests extends LightningCase {
    private static final String SEND = "/v2/router/send";
    private static final String TRACK = "/v2/router/track/{payment_hash}";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PaymentRound round;

    @Autowired
    private PaymentKeeping keeping;

    @Autowired
    private LightningNodes nodes;

    @Autowired
    private StoreDeletion deletion;

    @Autowired
    private UnusedNodes unused;

    private String payee = "";

    /** The store pays; the other side of its channels is paid. */
    @BeforeEach
    void twoNodes() {
        storeHas("payer");
        payee = people.store(admin).value();
        call(admin(), HttpMethod.PUT, METHOD, "{'config': '" + network.byMacaroon("store") + "'}", payee)
                .expectStatus()
                .isOk();
    }

    private String invoice(long msat) {
        return ok(post(admin(), STORE + "/invoices", "{'amount': '" + msat + "', 'description': 'x'}", payee))
                .get("BOLT11")
                .asString();
    }

    private ResponseSpec pay(RestTestClient who, String bolt11, String more) {
        return post(who, STORE + "/invoices/pay", "{'BOLT11': '" + bolt11 + "'" + more + "}", store.value());
    }

    private ResponseSpec pay(String bolt11) {
        return pay(admin(), bolt11, "");
    }

    private static String hash(String bolt11) {
        return decoded(bolt11).paymentHash().toHex();
    }

    private static Bolt11 decoded(String bolt11) {
        try {
            return Bolt11.decode(bolt11);
        } catch (Bolt11Exception e) {
            throw new IllegalArgumentException(e);
        }
    }

    private JsonNode invoiceOf(String bolt11) {
        return ok(get(admin(), STORE + "/invoices/{id}", payee, hash(bolt11)));
    }

    private String state(String bolt11) {
        return jdbc.sql("select state from lightning_payment where encode(payment_hash, 'hex') = :hash")
                .param("hash", hash(bolt11))
                .query(String.class)
                .single();
    }

    @Test
    void paysAnInvoice() {
        var bolt11 = invoice(250_000);

        var paid = ok(pay(bolt11));

        assertThat(paid.get("status").asString()).isEqualTo("Complete");
        assertThat(paid.get("paymentHash").asString()).isEqualTo(hash(bolt11));
        assertThat(paid.get("totalAmount").asString()).isEqualTo("250000");
        assertThat(paid.get("feeAmount").asString()).isEqualTo("0");
        var invoice = invoiceOf(bolt11);
        assertThat(invoice.get("status").asString()).isEqualTo("Paid");
        assertThat(invoice.get("amountReceived").asString()).isEqualTo("250000");
        assertThat(invoice.get("preimage")).isEqualTo(paid.get("preimage"));
        assertThat(ok(get(admin(), STORE + "/payments/{hash}", store.value(), hash(bolt11)))
                        .get("status")
                        .asString())
                .isEqualTo("Complete");
        assertThat(ok(get(admin(), STORE + "/payments", store.value())).toString())
                .contains(hash(bolt11));
    }

    @Test
    void paysWhatTheInvoiceLeavesOpen() {
        var bolt11 = invoice(0);

        assertInvalid(pay(bolt11), "Amount", "The BOLT11 invoice leaves the amount open; an amount is needed.");
        ok(pay(admin(), bolt11, ", 'amount': '5000'"));

        assertThat(invoiceOf(bolt11).get("amountReceived").asString()).isEqualTo("5000");
    }

    @Test
    void paysNoOtherAmountThanTheInvoiceSays() {
        var bolt11 = invoice(5_000);

        assertInvalid(
                pay(admin(), bolt11, ", 'amount': '6000'"), "Amount", "The BOLT11 invoice is for another amount.");
        ok(pay(admin(), bolt11, ", 'amount': '5000'"));
    }

    @Test
    void readsNoNonsense() {
        assertInvalid(pay("lnbcrt1nonsense"), "BOLT11", "The BOLT11 invoice was invalid.");
        assertInvalid(
                post(admin(), STORE + "/invoices/pay", "{}", store.value()),
                "BOLT11",
                "The BOLT11 invoice was invalid.");
        var mainnet =
                "lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwz"
                        + "qfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0lp"
                        + "53ut353s06fv3qfegext0eh0ymjpf39tuven09sam30g4vgpfna3rh";
        assertInvalid(pay(mainnet), "BOLT11", "The BOLT11 invoice was invalid.");
    }

    @Test
    void saysThatThereIsNoRoute() {
        var bolt11 = invoice(900_000_000_000L);

        assertRefused(pay(bolt11), 400, "could-not-find-route");

        assertThat(state(bolt11)).isEqualTo("FAILED");
    }

    @Test
    void paysNoMoreThanTheLimitOfFees() {
        var bolt11 = invoice(16_500_000_000L); // more than the direct channel has, so that it goes through the hub

        assertRefused(pay(admin(), bolt11, ", 'maxFeeFlat': '0'"), 400, "could-not-find-route");
        var paid = ok(pay(admin(), bolt11, ", 'maxFeePercent': '5'"));

        assertThat(Long.parseLong(paid.get("feeAmount").asString())).isPositive();
        assertThat(Long.parseLong(paid.get("totalAmount").asString()))
                .isEqualTo(
                        16_500_000_000L + Long.parseLong(paid.get("feeAmount").asString()));
    }

    @Test
    void paysOnceHoweverOftenItIsAsked() {
        var bolt11 = invoice(7_000);
        var first = ok(pay(bolt11));

        var again = ok(pay(bolt11));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void paysOnceForTwoWhoAskAtOnce() throws Exception {
        var bolt11 = invoice(8_000);
        var key = admin();
        network.node("payer").faults().arm(new Faults.SlowPayment(Duration.ofMillis(500), FailureReason.NONE), null, 1);
        Callable<Integer> call = () ->
                pay(key, bolt11, "").returnResult(String.class).getStatus().value();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads.invokeAll(Collections.nCopies(4, call)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 202);
        }

        assertThat(invoiceOf(bolt11).get("amountReceived").asString()).isEqualTo("8000");
        assertThat(jdbc.sql("select attempt from lightning_payment")
                        .query(Integer.class)
                        .list())
                .isEqualTo(List.of(1));
    }

    @Test
    void waitsForWhatNobodyKnows() {
        var bolt11 = invoice(9_000);
        network.node("payer").faults().arm(new Faults.DropAnswer(), SEND, 1);
        network.node("payer").faults().arm(new Faults.DropAnswer(), TRACK, 0);

        var answer = body(pay(bolt11).expectStatus().isEqualTo(202));
        var again = body(pay(bolt11).expectStatus().isEqualTo(202));

        assertThat(answer.get("status").asString()).isEqualTo("Pending");
        assertThat(again).isEqualTo(answer);
        network.node("payer").faults().clear();
        clock.tick(Duration.ofSeconds(10));
        round.followDue();
        assertThat(state(bolt11)).isEqualTo("COMPLETE");
        assertThat(ok(pay(bolt11)).get("preimage")).isEqualTo(invoiceOf(bolt11).get("preimage"));
    }

    @Test
    void triesAgainOnlyWhatHasFailed() {
        var bolt11 = invoice(11_000);
        network.node("payer").faults().arm(new Faults.SlowPayment(Duration.ofMillis(10), FailureReason.ERROR), null, 1);

        assertRefused(pay(bolt11), 400, "generic-error");
        ok(pay(bolt11));

        assertThat(jdbc.sql("select attempt from lightning_payment")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** The process dies after it has written down what it wants, and before the node hears of it. */
    @Test
    void forgetsWhatNeverReachedTheNodeOnlyWhenThatIsSure() {
        var bolt11 = invoice(12_000);
        keep(bolt11);

        clock.tick(Duration.ofMinutes(1));
        round.followDue();
        assertThat(pay(bolt11).returnResult(String.class).getStatus().value()).isEqualTo(202);
        clock.tick(Duration.ofMinutes(3));
        round.followDue();
        assertThat(state(bolt11)).isEqualTo("PENDING");
        clock.tick(Duration.ofMinutes(1));
        round.followDue();

        assertThat(state(bolt11)).isEqualTo("FAILED");
        assertThat(invoiceOf(bolt11).get("status").asString()).isEqualTo("Unpaid");
        ok(pay(bolt11));
    }

    /** The node tells of the attempt before, while nobody knows whether the second one reaches it. */
    @Test
    void believesAFailureThatMayBeAnOldOneWhenItIsToldAgain() {
        var bolt11 = invoice(12_500);
        network.node("payer").faults().arm(new Faults.SlowPayment(Duration.ofMillis(10), FailureReason.ERROR), null, 1);
        assertRefused(pay(bolt11), 400, "generic-error");
        assertThat(keep(bolt11).payment().attempt()).isEqualTo(2);

        clock.tick(Duration.ofMinutes(3));
        round.followDue();
        assertThat(state(bolt11)).isEqualTo("PENDING");
        clock.tick(Duration.ofMinutes(1));
        round.followDue();

        assertThat(state(bolt11)).isEqualTo("FAILED");
    }

    /** The process dies after the node has it, and before it hears of the outcome. */
    @Test
    void findsWhatWasPaidWhileNobodyListened() {
        var bolt11 = invoice(13_000);
        var kept = keep(bolt11);
        nodes.ask(nodes.ofStore(store), node -> node.pay(order(bolt11).order()));

        clock.tick(Duration.ofMinutes(4));
        round.followDue();

        assertThat(state(bolt11)).isEqualTo("COMPLETE");
        assertThat(kept.payment().attempt()).isOne();
    }

    @Test
    void asksTheNodeThatItWasMadeWithAlsoWhenTheStoreHasAnother() {
        var bolt11 = invoice(14_000);
        keep(bolt11);
        nodes.ask(nodes.ofStore(store), node -> node.pay(order(bolt11).order()));
        storeHas("hub");
        unused.forget();
        assertThat(pay(bolt11).returnResult(String.class).getStatus().value()).isEqualTo(202);

        clock.tick(Duration.ofMinutes(4));
        round.followDue();
        unused.forget();

        assertThat(state(bolt11)).isEqualTo("COMPLETE");
        assertThat(jdbc.sql("select count(*) from lightning_node")
                        .query(Long.class)
                        .single())
                .as("the present node and the payee's")
                .isEqualTo(2);
    }

    @Test
    void keepsAStoreWhosePaymentsAreOpen() {
        var bolt11 = invoice(15_000);
        keep(bolt11);

        assertThat(deletion.obstacles(store)).hasSize(1);
        ok(pay(invoice(15_500)));
        assertThat(deletion.obstacles(store)).hasSize(1);
        jdbc.sql("update lightning_payment set state = 'FAILED', node_id = null")
                .update();
        assertThat(deletion.obstacles(store)).isEmpty();
    }

    @Test
    void answersTheSameToARepeatWithItsKey() {
        var bolt11 = invoice(16_000);
        var keyed = admin().mutate().defaultHeader("Idempotency-Key", "pay-1").build();

        var first = ok(pay(keyed, bolt11, ""));
        var again = pay(keyed, bolt11, "");

        again.expectHeader().valueEquals("Idempotency-Replayed", "true");
        assertThat(ok(again)).isEqualTo(first);
        assertRefused(pay(keyed, invoice(17_000), ""), 422, "idempotency-key-reused");
    }

    @Test
    void takesAKeyForOnePaymentAlsoWhileItIsOpen() {
        var bolt11 = invoice(18_000);
        var keyed = admin().mutate().defaultHeader("Idempotency-Key", "pay-2").build();
        network.node("payer").faults().arm(new Faults.DropAnswer(), SEND, 1);
        network.node("payer").faults().arm(new Faults.DropAnswer(), TRACK, 0);
        assertThat(pay(keyed, bolt11, "").returnResult(String.class).getStatus().value())
                .isEqualTo(202);

        var second = invoice(19_000);

        assertRefused(pay(keyed, second, ""), 422, "idempotency-key-reused");
        assertThat(invoiceOf(second).get("status").asString()).isEqualTo("Unpaid");
    }

    private static NewPayment order(String bolt11) {
        return new NewPayment(decoded(bolt11), Optional.empty(), Msat.ofSats(10), Duration.ofSeconds(30));
    }

    private PaymentKeeping.Kept keep(String bolt11) {
        return keeping.keep(nodes.ofStore(store), order(bolt11));
    }
}
