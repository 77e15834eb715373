package org.malipo.sandbox.lightning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A node does wrong as often as it was told to, and is right again afterwards. */
class FaultTests extends LightningFixture {
    private static void arm(LndClient node, String fault) {
        var answer = node.post("/sandbox/faults", fault);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    @Test
    void paysButDropsTheAnswer() throws Exception {
        var added = invoice("{'value':5}");
        var bolt11 = added.path("payment_request").asString();
        arm(payer, "{'fault':'drop-answer','path':'/v2/router/send'}");

        assertThatThrownBy(() -> pay(payer, bolt11)).isInstanceOf(IOException.class);

        assertThat(lookUp(added).path("state").asString()).isEqualTo("SETTLED");
        assertThat(pay(payer, bolt11).at("/error/message").asString()).isEqualTo("invoice is already paid");
    }

    @Test
    void makesAnInvoiceButDropsTheAnswer() {
        arm(store, "{'fault':'drop-answer'}");

        assertThatThrownBy(() -> store.post("/v1/invoices", "{'value':5}")).isInstanceOf(UncheckedIOException.class);

        assertThat(store.get("/v1/invoices").body().path("invoices")).hasSize(1);
    }

    @Test
    void failsAPaymentAfterSomeTime() throws Exception {
        long before = localMsat(payer);
        arm(payer, "{'fault':'fail-payment','millis':50}");

        var lines =
                payer.postLines("/v2/router/send", "{'payment_request':'" + bolt11(1_000) + "','timeout_seconds':1}");

        assertThat(lines)
                .extracting(line -> line.at("/result/status").asString() + " "
                        + line.at("/result/failure_reason").asString())
                .containsExactly("IN_FLIGHT FAILURE_REASON_NONE", "FAILED FAILURE_REASON_TIMEOUT");
        assertThat(localMsat(payer)).isEqualTo(before);
    }

    @Test
    void failsAPaymentForAnyReasonOfLnd() throws Exception {
        arm(payer, "{'fault':'fail-payment','reason':'FAILURE_REASON_NO_ROUTE'}");

        assertThat(pay(payer, bolt11(1_000)).at("/result/failure_reason").asString())
                .isEqualTo("FAILURE_REASON_NO_ROUTE");
    }

    @Test
    void keepsAPaymentUnderWayUntilItArrives() throws Exception {
        long before = localMsat(payer);
        var bolt11 = bolt11(1_000);
        arm(payer, "{'fault':'slow-payment','millis':800}");

        try (var lines =
                payer.openLines("/v2/router/send", "{'payment_request':'" + bolt11 + "','timeout_seconds':30}")) {
            var line = lines.iterator();
            assertThat(line.next().at("/result/status").asString()).isEqualTo("IN_FLIGHT");
            assertThat(localMsat(payer)).isEqualTo(before - 1_000);
            assertThat(pay(payer, bolt11).at("/error/message").asString()).isEqualTo("payment is in transition");
            assertThat(line.next().at("/result/status").asString()).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void writesALineTwiceAsOftenAsAsked() throws Exception {
        arm(payer, "{'fault':'twice','path':'/v2/router/send'}");
        var order = "{'payment_request':'%s','timeout_seconds':30,'no_inflight_updates':true}";

        assertThat(payer.postLines("/v2/router/send", order.formatted(bolt11(1_000))))
                .hasSize(2);
        assertThat(payer.postLines("/v2/router/send", order.formatted(bolt11(1_000))))
                .hasSize(1);
    }

    @Test
    void omitsFieldsUntilSwitchedOff() {
        var added = invoice("{'value':5}");
        arm(store, "{'fault':'omit','fields':['state','settled'],'path':'/v1/invoice/{r_hash_str}','times':0}");

        assertThat(lookUp(added).has("state")).isFalse();
        assertThat(lookUp(added).has("settled")).isFalse();
        assertThat(lookUp(added).has("memo")).isTrue();

        store.delete("/sandbox/faults");
        assertThat(lookUp(added).has("state")).isTrue();
    }

    @Test
    void delaysAndRefuses() {
        arm(store, "{'fault':'delay','millis':300,'path':'/v1/getinfo'}");
        arm(store, "{'fault':'refuse','code':2,'message':'chain backend is still syncing','path':'/v1/getinfo'}");
        long begun = System.nanoTime();

        var answer = store.get("/v1/getinfo");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(300));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.message()).isEqualTo("chain backend is still syncing");
        assertThat(store.get("/v1/getinfo").status()).isEqualTo(200);
    }

    @Test
    void refusesInTheStreamWhereTheCallStreams() throws Exception {
        arm(payer, "{'fault':'refuse','code':14,'message':'away'}");

        var error = pay(payer, bolt11(1_000)).path("error");

        assertThat(error.path("code").asInt()).isEqualTo(14);
    }

    @Test
    void claimsAnotherHeight() {
        arm(store, "{'fault':'height','height':7}");

        assertThat(height(store.get("/v1/getinfo").body())).isEqualTo(7);
        assertThat(height(store.get("/v1/getinfo").body())).isZero();
    }

    private static int height(JsonNode info) {
        return info.path("block_height").asInt();
    }

    @Test
    void knowsNoOtherFaults() {
        assertThat(store.post("/sandbox/faults", "{'fault':'fire'}").message()).isEqualTo("unknown fault fire");
        assertThat(store.post("/sandbox/faults", "{'fault':'fail-payment','reason':'x'}")
                        .message())
                .isEqualTo("unknown reason x");
    }

    @Test
    void tracksAPaymentThatFailsLater() throws Exception {
        var added = invoice("{'value':5}");
        arm(payer, "{'fault':'fail-payment','millis':500,'reason':'ERROR'}");
        try (var sending = payer.openLines(
                "/v2/router/send",
                "{'payment_request':'" + added.path("payment_request").asString() + "','timeout_seconds':30}")) {
            assertThat(sending.iterator().next().at("/result/status").asString())
                    .isEqualTo("IN_FLIGHT");
            try (var tracking = payer.lines("/v2/router/track/" + urlHash(added))) {
                assertThat(tracking.map(line -> line.at("/result/status").asString()))
                        .containsExactly("IN_FLIGHT", "FAILED");
            }
        }
    }

    private static String urlHash(JsonNode added) {
        var bytes = HexFormat.of().parseHex(hex(added.path("r_hash").asString()));
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
