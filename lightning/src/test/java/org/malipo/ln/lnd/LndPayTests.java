package org.malipo.ln.lnd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.ln.Msat;
import org.malipo.ln.node.PayOrder;
import org.malipo.ln.node.PayResult.Cause;
import org.malipo.ln.node.PayResult.Failed;
import org.malipo.ln.node.PayResult.Paid;
import org.malipo.ln.node.PayResult.Unknown;

/** What LND says of payments. Money is given up only where it says that nothing can be paid any more. */
class LndPayTests extends LndCase {
    private static final String SEND = "POST /v2/router/send";
    private static final String TRACK =
            "GET /v2/router/track/" + Base64.getUrlEncoder().encodeToString(HASH.toByteArray());
    private static final Paid PAID = new Paid(Optional.of(PREIMAGE), new Msat(1_001), new Msat(12));

    private static String failed(String reason) {
        return payment("SUCCEEDED", "FAILED", "FAILURE_REASON_NONE", reason);
    }

    @Test
    void paysWithinALimitOfFees() {
        lnd.answer(SEND, line(payment()));

        assertThat(node.pay(order(1_001))).isEqualTo(PAID);
        assertThat(lnd.asked().getFirst().body())
                .isEqualTo("{\"payment_request\":\"" + order(1_001).request().text()
                        + "\",\"timeout_seconds\":1,\"fee_limit_msat\":\"1234\",\"no_inflight_updates\":true}");
    }

    @Test
    void tellsTheAmountThatThePayeeLeavesOpen() {
        lnd.answer(SEND, line(payment()));
        var open =
                new PayOrder(bolt11(Optional.empty()), Optional.of(new Msat(1_001)), Msat.ZERO, Duration.ofMillis(1));

        node.pay(open);

        assertThat(lnd.asked().getFirst().body())
                .contains("\"amt_msat\":\"1001\"", "\"fee_limit_msat\":\"0\"", "\"timeout_seconds\":1");
    }

    @Test
    void waitsForTheEndOfThePayment() {
        lnd.answer(SEND, line(payment("SUCCEEDED", "IN_FLIGHT")) + line(payment()));

        assertThat(node.pay(order(1_001))).isEqualTo(PAID);
    }

    @ParameterizedTest
    @CsvSource({
        "FAILURE_REASON_NO_ROUTE, NO_ROUTE",
        "FAILURE_REASON_INSUFFICIENT_BALANCE, NO_ROUTE",
        "FAILURE_REASON_INCORRECT_PAYMENT_DETAILS, FAILED",
        "FAILURE_REASON_TIMEOUT, FAILED",
        "FAILURE_REASON_ERROR, FAILED",
        "SOMETHING_NEW, FAILED"
    })
    void tellsWhyNothingWasPaid(String reason, Cause cause) {
        lnd.answer(SEND, line(failed(reason)));

        assertThat(node.pay(order(1_001)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.cause()).isEqualTo(cause));
    }

    @Test
    void takesAFailureOfAnotherPaymentForNone() {
        lnd.answer(SEND, line(failed("FAILURE_REASON_NO_ROUTE").replace(HASH.toHex(), OTHER.toHex())));

        assertThat(node.pay(order(1_001))).isInstanceOf(Unknown.class);
    }

    @Test
    void hasNoProofWhereThePreimageIsAnother() {
        lnd.answer(SEND, line(payment(PREIMAGE.toHex(), OTHER.toHex())));

        assertThat(node.pay(order(1_001))).isEqualTo(new Paid(Optional.empty(), new Msat(1_001), new Msat(12)));
    }

    @Test
    void takesAPaymentOfUnknownCostForUnknown() {
        lnd.answer(SEND, line(payment("\"fee_sat\":\"0\",\"fee_msat\":\"12\",", "")));

        assertThat(node.pay(order(1_001))).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":{\"status\":\"SUCCEEDED\"}}\n",
                "{\"result\":{\"status\":\"FAILED\"}}\n",
                "{\"result\":[]}\n",
                "hello\n",
                "{}\n",
                ""
            })
    void takesWhatIsNoAnswerForUnknown(String said) {
        lnd.answer(SEND, said);

        assertThat(node.pay(order(1_001))).isInstanceOf(Unknown.class);
    }

    @Test
    void asksForThePaymentWhenTheStreamBreaks() {
        lnd.breakOff(SEND, line(payment("SUCCEEDED", "IN_FLIGHT")));
        lnd.answer(TRACK, line(payment()));

        assertThat(node.pay(order(1_001))).isEqualTo(PAID);
    }

    @Test
    void doesNotKnowWhenTheStreamBreaksAndThePaymentIsOnItsWay() {
        lnd.breakOff(SEND, "");
        lnd.answer(TRACK, line(payment("SUCCEEDED", "IN_FLIGHT")));

        assertThat(node.pay(order(1_001))).isInstanceOf(Unknown.class);
    }

    /** What was sent may still be on its way to LND. */
    @Test
    void doesNotKnowWhenTheStreamBreaksAndLndNeverHeardOfIt() {
        lnd.breakOff(SEND, "");
        lnd.answer(TRACK, 404, error(5, "payment isn't initiated"));

        assertThat(node.pay(order(1_001))).isInstanceOf(Unknown.class);
    }

    @Test
    void asksAgainWhetherAnEarlierFailureIsThisOne() {
        lnd.breakOff(SEND, "");
        lnd.on(
                TRACK,
                exchange -> ScriptedNode.send(
                        exchange,
                        200,
                        line(
                                lnd.asked(TRACK).size() == 1
                                        ? failed("FAILURE_REASON_NO_ROUTE")
                                        : payment("SUCCEEDED", "IN_FLIGHT"))));

        assertThat(node.pay(order(1_001))).isInstanceOf(Unknown.class);
        assertThat(lnd.asked(TRACK)).hasSize(2);
    }

    @Test
    void doesNotWaitForeverForAPaymentThatHangs() {
        lnd.hang(SEND, "");
        lnd.answer(TRACK, line(payment("SUCCEEDED", "IN_FLIGHT")));
        long begin = System.nanoTime();

        assertThat(node.pay(order(1_001))).isInstanceOf(Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void findsWhatWasPaidBefore() {
        lnd.answer(SEND, 409, error(6, "invoice is already paid"));
        lnd.answer(TRACK, line(payment()));

        assertThat(node.pay(order(1_001))).isEqualTo(PAID);
    }

    @Test
    void doesNotPayBesideAPaymentOnItsWay() {
        lnd.answer(SEND, 409, error(6, "payment is in transition"));
        lnd.answer(TRACK, line(payment("SUCCEEDED", "IN_FLIGHT")));

        assertThat(node.pay(order(1_001))).isInstanceOf(Unknown.class);
    }

    @Test
    void knowsThatNothingWasPaidWhereLndRefusedAndNeverHeardOfIt() {
        lnd.answer(SEND, 500, error(2, "invoice expired. Valid until yesterday"));
        lnd.answer(TRACK, 404, error(5, "payment isn't initiated"));

        assertThat(node.pay(order(1_001)))
                .isEqualTo(new Failed(Cause.REFUSED, "invoice expired. Valid until yesterday"));
    }

    @Test
    void doesNotKnowWhatLndRefusesOfAPaymentOnItsWay() {
        lnd.answer(SEND, 500, error(2, "something else"));
        lnd.answer(TRACK, line(payment("SUCCEEDED", "IN_FLIGHT")));

        assertThat(node.pay(order(1_001))).isInstanceOf(Unknown.class);
    }

    @Test
    void doesNotKnowWhatLndRefusesAndThenHides() {
        lnd.answer(SEND, 500, error(2, "something else"));
        lnd.answer(TRACK, 502, "Bad Gateway");

        assertThat(node.pay(order(1_001))).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"502, Bad Gateway", "503, {}", "307, ", "404, Not Found", "200, <html>"})
    void doesNotKnowWhatSomebodyElseSays(int status, String body) {
        lnd.answer(SEND, status, body == null ? "" : body);
        lnd.answer(TRACK, 404, error(5, "payment isn't initiated"));

        assertThat(node.pay(order(1_001))).isInstanceOf(Unknown.class);
    }

    @Test
    void knowsThatItDoesNotPayItself() {
        lnd.answer(SEND, 500, error(2, "self-payments not allowed"));

        assertThat(node.pay(order(1_001)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.cause()).isEqualTo(Cause.NO_ROUTE));
    }

    @Test
    void triesAgainWhileTheNodeCatchesUp() {
        lnd.on(
                SEND,
                exchange -> ScriptedNode.send(
                        exchange,
                        lnd.asked(SEND).size() == 1 ? 500 : 200,
                        lnd.asked(SEND).size() == 1 ? error(2, "chain backend is still syncing") : line(payment())));

        assertThat(node.pay(order(1_001))).isEqualTo(PAID);
        assertThat(lnd.asked(SEND)).hasSize(2);
    }

    @Test
    void knowsThatNothingWasPaidWhereNobodyListens() {
        lnd.close();

        assertThat(node.pay(order(1_001))).isInstanceOf(Failed.class);
    }

    @Test
    void doesNotPayThroughAConnectionThatIsClosed() {
        lnd.answer(TRACK, line(payment()));
        node.payment(HASH);
        lnd.close();

        assertThat(node.pay(order(1_001))).isInstanceOf(Failed.class);
    }

    @Test
    void doesNotKnowWhatBecomesOfAPaymentThatItStopsWaitingFor() throws Exception {
        lnd.hang(SEND, line(payment("SUCCEEDED", "IN_FLIGHT")));
        var task = new java.util.concurrent.FutureTask<>(() -> node.pay(order(1_001)));
        var thread = Thread.ofPlatform().start(task);
        while (lnd.asked(SEND).isEmpty()) {
            Thread.onSpinWait();
        }
        thread.interrupt();

        assertThat(task.get()).isInstanceOf(Unknown.class);
    }
}
