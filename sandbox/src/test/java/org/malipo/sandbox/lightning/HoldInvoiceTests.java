package org.malipo.sandbox.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A hold invoice keeps a payment under way until its owner decides. */
class HoldInvoiceTests extends LightningFixture {
    private static final String PREIMAGE = "33".repeat(32);
    private static final String HASH = sha256(PREIMAGE);

    private String hold() {
        var answer = store.post("/v2/invoices/hodl", "{'value':5,'hash':'" + base64(HASH) + "'}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("add_index").asString()).isEqualTo("1");
        return answer.body().path("payment_request").asString();
    }

    private Stream<JsonNode> paying(String bolt11) throws Exception {
        return payer.openLines("/v2/router/send", "{'payment_request':'" + bolt11 + "','timeout_seconds':30}");
    }

    private static String status(Iterator<JsonNode> lines) {
        return lines.next().at("/result/status").asString();
    }

    private String state() {
        return store.get("/v1/invoice/" + HASH).body().path("state").asString();
    }

    @Test
    void isPaidWhenItsOwnerTellsThePreimage() throws Exception {
        try (var paying = paying(hold())) {
            var lines = paying.iterator();
            assertThat(status(lines)).isEqualTo("IN_FLIGHT");
            assertThat(state()).isEqualTo("ACCEPTED");
            assertThat(store.get("/v1/invoice/" + HASH)
                            .body()
                            .path("amt_paid_msat")
                            .asString())
                    .isEqualTo("0");

            assertThat(store.post("/v2/invoices/settle", "{'preimage':'" + base64(PREIMAGE) + "'}")
                            .status())
                    .isEqualTo(200);

            var last = lines.next().path("result");
            assertThat(last.path("status").asString()).isEqualTo("SUCCEEDED");
            assertThat(last.path("payment_preimage").asString()).isEqualTo(PREIMAGE);
            assertThat(state()).isEqualTo("SETTLED");
        }
    }

    @Test
    void givesThePaymentBackWhenItIsCanceled() throws Exception {
        long before = localMsat(payer);
        try (var paying = paying(hold())) {
            var lines = paying.iterator();
            status(lines);

            store.post("/v2/invoices/cancel", "{'payment_hash':'" + base64(HASH) + "'}");

            assertThat(lines.next().at("/result/failure_reason").asString())
                    .isEqualTo("FAILURE_REASON_INCORRECT_PAYMENT_DETAILS");
            assertThat(state()).isEqualTo("CANCELED");
            assertThat(localMsat(payer)).isEqualTo(before);
        }
    }

    @Test
    void holdsOverARestart() throws Exception {
        long before = localMsat(payer);
        try (var paying = paying(hold())) {
            status(paying.iterator());
        }

        restart();

        assertThat(state()).isEqualTo("ACCEPTED");
        assertThat(localMsat(payer)).isEqualTo(before - 5_000);
        store.post("/v2/invoices/settle", "{'preimage':'" + base64(PREIMAGE) + "'}");
        assertThat(state()).isEqualTo("SETTLED");
    }

    @Test
    void holdsOnePaymentOnly() throws Exception {
        var bolt11 = hold();
        try (var paying = paying(bolt11)) {
            status(paying.iterator());

            assertThat(pay(hub, bolt11).at("/result/failure_reason").asString())
                    .isEqualTo("FAILURE_REASON_INCORRECT_PAYMENT_DETAILS");
        }
    }

    @Test
    void isNotSettledBeforeItIsPaidNorTwice() throws Exception {
        var bolt11 = hold();
        var settle = "{'preimage':'" + base64(PREIMAGE) + "'}";
        assertThat(store.post("/v2/invoices/settle", settle).message()).isEqualTo("invoice still open");
        try (var paying = paying(bolt11)) {
            status(paying.iterator());
            store.post("/v2/invoices/settle", settle);
        }

        assertThat(store.post("/v2/invoices/settle", settle).message()).isEqualTo("invoice already settled");
        assertThat(store.post("/v2/invoices/settle", "{'preimage':'" + base64("44".repeat(32)) + "'}")
                        .message())
                .isEqualTo("unable to locate invoice");
    }
}
