package org.malipo.ln.lnd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.acinq.bitcoin.ByteVector;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.ln.Msat;
import org.malipo.ln.node.InvoiceOrder;
import org.malipo.ln.node.NodeException.Denied;
import org.malipo.ln.node.NodeException.Refused;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeException.Unavailable.Reason;
import org.malipo.ln.node.NodeInvoice;
import org.malipo.ln.node.NodeInvoice.State;

/** What LND says of invoices, and what we make of it when it says something else. */
class LndInvoiceTests extends LndCase {
    private static final InvoiceOrder ORDER =
            new InvoiceOrder(Optional.of(new Msat(1_001)), "Coffee", false, Duration.ofHours(1), true);
    private static final String LOOK_UP = "GET /v1/invoice/" + HASH.toHex();

    private Reason failure() {
        return catchThrowableOfType(Unavailable.class, () -> node.invoice(HASH.toHex()))
                .reason();
    }

    @Test
    void asksForAnInvoiceInMillisatoshis() {
        lnd.answer(
                "POST /v1/invoices",
                created(bolt11(Optional.of(new Msat(1_001))).text()));

        var invoice = node.createInvoice(ORDER);

        assertThat(invoice)
                .isEqualTo(new NodeInvoice(
                        HASH.toHex(),
                        HASH,
                        Optional.empty(),
                        bolt11(Optional.of(new Msat(1_001))).text(),
                        State.OPEN,
                        Optional.of(new Msat(1_001)),
                        Optional.empty(),
                        NOW.plus(Duration.ofHours(1)),
                        Optional.empty(),
                        Map.of()));
        var asked = lnd.asked().getFirst();
        assertThat(asked.header("Grpc-Metadata-macaroon")).isEqualTo(MACAROON);
        assertThat(asked.body())
                .isEqualTo("{\"memo\":\"Coffee\",\"expiry\":\"3600\",\"private\":true,\"value_msat\":\"1001\"}");
    }

    private static String created(String bolt11) {
        return "{\"r_hash\":\"" + base64(HASH) + "\",\"payment_request\":\"" + bolt11 + "\",\"add_index\":\"7\"}";
    }

    @Test
    void takesNoInvoiceOverAnotherAmount() {
        lnd.answer(
                "POST /v1/invoices",
                created(bolt11(Optional.of(new Msat(1_002))).text()));

        assertThatThrownBy(() -> node.createInvoice(ORDER)).hasMessageContaining("payment_request");
    }

    @Test
    void takesNoInvoiceOfAnotherHash() {
        lnd.answer(
                "POST /v1/invoices",
                created(bolt11(Optional.of(new Msat(1_001))).text()).replace(base64(HASH), base64(OTHER)));

        assertThatThrownBy(() -> node.createInvoice(ORDER)).isInstanceOf(Unavailable.class);
    }

    @Test
    void takesNoInvoiceThatTellsWhatOnlyItsHashShould() {
        lnd.answer(
                "POST /v1/invoices",
                created(bolt11(Optional.of(new Msat(1_001))).text()));

        assertThatThrownBy(() -> node.createInvoice(new InvoiceOrder(
                        ORDER.amount(), ORDER.description(), true, ORDER.expiry(), ORDER.privateRouteHints())))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void readsAPaidInvoice() {
        lnd.answer(LOOK_UP, paidInvoice("\"htlcs\":[]", """
                        "htlcs":[{"state":"SETTLED","custom_records":{"696969":"AQI="}},\
                        {"state":"CANCELED","custom_records":{"5":"AQI="}}]"""));

        assertThat(node.invoice(HASH.toHex()))
                .contains(new NodeInvoice(
                        HASH.toHex(),
                        HASH,
                        Optional.of(PREIMAGE),
                        bolt11(Optional.of(new Msat(1_001))).text(),
                        State.PAID,
                        Optional.of(new Msat(1_001)),
                        Optional.of(new Msat(1_500)),
                        NOW.plusSeconds(3_600),
                        Optional.of(NOW.plusSeconds(9)),
                        Map.of(696_969L, new ByteVector("0102"))));
    }

    @Test
    void readsNumbersThatAreNoTexts() {
        lnd.answer(LOOK_UP, paidInvoice("\"1001\"", "1001", "\"1500\"", "1500", "\"3600\"", "3600"));

        assertThat(node.invoice(HASH.toHex()).orElseThrow().received()).contains(new Msat(1_500));
    }

    @Test
    void readsWhatOlderNodesTellInSatoshis() {
        lnd.answer(LOOK_UP, paidInvoice("\"value_msat\":\"1001\",", "", "\"value\":\"1\"", "\"value\":\"21\""));

        assertThat(node.invoice(HASH.toHex()).orElseThrow().amount()).contains(new Msat(21_000));
    }

    @Test
    void tellsNoPreimageThatProvesNothing() {
        lnd.answer(LOOK_UP, paidInvoice(base64(PREIMAGE), base64(OTHER)));

        var invoice = node.invoice(HASH.toHex()).orElseThrow();

        assertThat(invoice.state()).isEqualTo(State.PAID);
        assertThat(invoice.preimage()).isEmpty();
    }

    @Test
    void believesThatAnInvoiceIsPaidWithoutPreimage() {
        lnd.answer(LOOK_UP, paidInvoice("\"r_preimage\":\"" + base64(PREIMAGE) + "\",", ""));

        assertThat(node.invoice(HASH.toHex()).orElseThrow().state()).isEqualTo(State.PAID);
    }

    /** LND itself knows it from the beginning. */
    @Test
    void tellsNoPreimageBeforeThePayment() {
        lnd.answer(LOOK_UP, paidInvoice("SETTLED", "OPEN"));

        var invoice = node.invoice(HASH.toHex()).orElseThrow();

        assertThat(invoice.preimage()).isEmpty();
        assertThat(invoice.received()).isEmpty();
        assertThat(invoice.paidAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OPEN,OPEN", "ACCEPTED,HELD", "CANCELED,ENDED"})
    void readsStates(String lnds, State ours) {
        lnd.answer(LOOK_UP, paidInvoice("SETTLED", lnds));

        assertThat(node.invoice(HASH.toHex()).orElseThrow().state()).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"-1\"", "\"1.5\"", "\"\"", "true", "\"9223372036854775807\"", "\"1e30\"", "{}"})
    void refusesAmountsThatCannotBe(String amount) {
        lnd.answer(LOOK_UP, paidInvoice("\"1500\"", amount));

        assertThat(failure()).isEqualTo(Reason.NO_NODE);
    }

    @Test
    void refusesAnotherInvoiceThanTheOneAskedFor() {
        lnd.answer(LOOK_UP, paidInvoice(base64(HASH), base64(OTHER)));

        assertThat(failure()).isEqualTo(Reason.NO_NODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Welcome!", "[]", "null", "{\"a\":1,\"a\":2}", "{\"r_hash\":"})
    void refusesWhatIsNoAnswer(String body) {
        lnd.answer(LOOK_UP, body);

        assertThat(failure()).isEqualTo(Reason.NO_NODE);
    }

    @Test
    void knowsWhenThereIsNoInvoice() {
        lnd.answer(LOOK_UP, 404, "{\"code\":5,\"message\":\"unable to locate invoice\",\"details\":[]}");

        assertThat(node.invoice(HASH.toHex())).isEmpty();
    }

    /** A 404 of anybody else does not say that LND has no such invoice. */
    @Test
    void doesNotBelieveAnotherServersNotFound() {
        lnd.answer(LOOK_UP, 404, "<h1>Not Found</h1>");

        assertThat(failure()).isEqualTo(Reason.NO_NODE);
    }

    @Test
    void takesAnIdThatIsNoHashForUnknown() {
        assertThat(node.invoice("../../v1/getinfo")).isEmpty();
        node.cancelInvoice("../../v1/getinfo");

        assertThat(lnd.asked()).isEmpty();
    }

    @Test
    void leavesOutOfListsWhatNobodyAskedFor() {
        lnd.answer(
                "GET /v1/invoices",
                "{\"invoices\":[" + paidInvoice() + ","
                        + paidInvoice(bolt11(Optional.of(new Msat(1_001))).text(), "") + "]}");

        assertThat(node.invoices(true, 5)).hasSize(1);
        assertThat(lnd.asked().getFirst().call()).contains("pending_only=true").contains("index_offset=5");
    }

    @Test
    void leavesPaidAndUnknownInvoicesAsTheyAre() {
        lnd.answer("POST /v2/invoices/cancel", 500, "{\"code\":2,\"message\":\"invoice already settled\"}");
        node.cancelInvoice(HASH.toHex());
        lnd.answer("POST /v2/invoices/cancel", 404, "{\"code\":5,\"message\":\"unable to locate invoice\"}");
        node.cancelInvoice(HASH.toHex());

        lnd.answer("POST /v2/invoices/cancel", 500, "{\"code\":2,\"message\":\"disk full\"}");
        assertThatThrownBy(() -> node.cancelInvoice(HASH.toHex())).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "500, 2, verification failed: signature mismatch after caveat verification",
        "500, 2, permission denied",
        "500, 2, cannot get macaroon: root key with id 0 doesn't exist",
        "401, 16, expected 1 macaroon",
        "403, 7, no",
    })
    void tellsThatTheMacaroonIsNotTaken(int status, int code, String message) {
        lnd.answer(LOOK_UP, status, "{\"code\":" + code + ",\"message\":\"" + message + "\"}");

        assertThatThrownBy(() -> node.invoice(HASH.toHex())).isInstanceOf(Denied.class);
    }

    @Test
    void tellsThatTheNodeIsNotReady() {
        lnd.answer(LOOK_UP, 500, "{\"code\":2,\"message\":\"wallet locked, unlock it to enable full RPC access\"}");

        assertThat(failure()).isEqualTo(Reason.AWAY);
    }

    @Test
    void neverRepeatsTheMacaroon() {
        lnd.answer(
                LOOK_UP,
                500,
                "{\"code\":2,\"message\":\"what is " + MACAROON.toUpperCase(java.util.Locale.ROOT) + "?\"}");

        assertThatThrownBy(() -> node.invoice(HASH.toHex()))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("what is ")
                .hasMessageNotContainingAny(MACAROON, MACAROON.toUpperCase(java.util.Locale.ROOT));
    }
}
