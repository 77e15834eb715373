package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.sandbox.lightning.LndClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The process is killed while Lightning payments are made; afterwards nobody has lost or won anything. */
class LightningCrashTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BEFORE_IT_DIES = 20;
    private static final String LIGHTNING = "--lightning-ports=0";

    @TempDir
    Path folder;

    @Test
    void agreesOnEachPaymentAfterKillMinus9() throws Exception {
        Set<String> paid = ConcurrentHashMap.newKeySet();
        try (var process = NodeProcess.start(folder, LIGHTNING);
                var store = client("store");
                var payer = client("payer")) {
            var paying = new CompletableFuture<?>[3];
            for (int i = 0; i < paying.length; i++) {
                paying[i] = CompletableFuture.runAsync(() -> payUntilKilled(store, payer, paid, process));
            }
            CompletableFuture.allOf(paying).get(60, TimeUnit.SECONDS);
        }
        assertThat(paid).hasSizeGreaterThanOrEqualTo(BEFORE_IT_DIES);

        try (var _ = NodeProcess.start(folder, LIGHTNING);
                var store = client("store");
                var payer = client("payer")) {
            var settled = settled(store);
            assertThat(settled.keySet()).containsAll(paid);
            assertThat(succeeded(payer)).isEqualTo(settled);
            var moved = settled.values().stream().mapToLong(Long::longValue).sum();
            assertThat(localMsat(store)).isEqualTo(24_000_000_000L + moved);
            assertThat(localMsat(payer)).isEqualTo(96_000_000_000L - moved);
        }
    }

    @Test
    void goesOnWithAPaymentThatWasUnderWay() throws Exception {
        String hash;
        try (var process = NodeProcess.start(folder, LIGHTNING);
                var store = client("store");
                var payer = client("payer")) {
            payer.post("/sandbox/faults", "{'fault':'slow-payment','millis':600000}");
            var added = store.post("/v1/invoices", "{'value':7}").body();
            hash = hex(added.path("r_hash").asString());
            var order = order(added.path("payment_request").asString(), false);
            try (var lines = payer.openLines("/v2/router/send", order)) {
                assertThat(lines.iterator().next().at("/result/status").asString())
                        .isEqualTo("IN_FLIGHT");
                process.kill();
            }
        }

        try (var _ = NodeProcess.start(folder, LIGHTNING);
                var store = client("store");
                var payer = client("payer")) {
            var path = Base64.getUrlEncoder().encodeToString(HexFormat.of().parseHex(hash));
            try (var lines = payer.lines("/v2/router/track/" + path)) {
                assertThat(lines.iterator().next().at("/result/status").asString())
                        .isEqualTo("SUCCEEDED");
            }
            assertThat(settled(store)).containsExactly(Map.entry(hash, 7_000L));
        }
    }

    private LndClient client(String node) throws Exception {
        var home = folder.resolve("lightning");
        var index = JSON.readTree(Files.readString(home.resolve("nodes.json")));
        var url = URI.create(index.path(node).path("url").asString());
        return LndClient.of(home.resolve(node), url.getPort());
    }

    private static void payUntilKilled(LndClient store, LndClient payer, Set<String> paid, NodeProcess process) {
        try {
            while (true) {
                var added = store.post("/v1/invoices", "{'value_msat':1234}").body();
                var lines = payer.postLines(
                        "/v2/router/send", order(added.path("payment_request").asString(), true));
                var result = lines.getFirst().path("result");
                assertThat(result.path("status").asString()).isEqualTo("SUCCEEDED");
                paid.add(result.path("payment_hash").asString());
                if (paid.size() >= BEFORE_IT_DIES) {
                    process.kill(); // while others pay
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // killed, as intended
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String order(String bolt11, boolean onlyEnd) {
        return "{'payment_request':'" + bolt11 + "','timeout_seconds':30,'no_inflight_updates':" + onlyEnd + "}";
    }

    private static Map<String, Long> settled(LndClient store) {
        var settled = new HashMap<String, Long>();
        store.get("/v1/invoices?num_max_invoices=100000")
                .body()
                .path("invoices")
                .forEach(invoice -> {
                    if (invoice.path("settled").asBoolean()) {
                        settled.put(
                                hex(invoice.path("r_hash").asString()),
                                invoice.path("amt_paid_msat").asLong());
                    }
                });
        return settled;
    }

    private static Map<String, Long> succeeded(LndClient payer) {
        var succeeded = new HashMap<String, Long>();
        for (JsonNode payment :
                payer.get("/v1/payments?include_incomplete=true").body().path("payments")) {
            assertThat(payment.path("status").asString()).isEqualTo("SUCCEEDED");
            succeeded.put(
                    payment.path("payment_hash").asString(),
                    payment.path("value_msat").asLong());
        }
        return succeeded;
    }

    private static long localMsat(LndClient node) {
        return node.get("/v1/balance/channels").body().at("/local_balance/msat").asLong();
    }

    private static String hex(String base64) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }
}
