package org.malipo.sandbox.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A node tells who it is and what it paid, to those who show a macaroon. */
class NodeTests extends LightningFixture {
    @Test
    void staysTheSameNodeAfterARestart() throws Exception {
        var before = store.get("/v1/getinfo").body();
        var macaroon = Files.readAllBytes(folder.resolve("lightning/store/admin.macaroon"));
        pay(payer, bolt11(5_000));
        long local = localMsat(store);

        restart();

        assertThat(store.get("/v1/getinfo").body()).isEqualTo(before);
        assertThat(folder.resolve("lightning/store/admin.macaroon")).hasBinaryContent(macaroon);
        assertThat(localMsat(store)).isEqualTo(local);
        assertThat(invoice("{'value':1}").path("add_index").asString()).isEqualTo("2");
    }

    @Test
    void tellsWhoItIsAndWhereTheChainIs() throws Exception {
        mine(2);

        var info = store.get("/v1/getinfo").body();

        assertThat(info.path("alias").asString()).isEqualTo("store");
        assertThat(info.path("block_height").asInt()).isEqualTo(2);
        assertThat(info.path("block_hash").asString())
                .isEqualTo(chain.chain().tip().hash().toString());
        assertThat(info.path("synced_to_chain").asBoolean()).isTrue();
        assertThat(info.path("num_active_channels").asInt()).isEqualTo(2);
        assertThat(info.path("num_peers").asInt()).isEqualTo(2);
        assertThat(info.at("/chains/0/network").asString()).isEqualTo("regtest");
        assertThat(info.at("/uris/0").asString())
                .isEqualTo(info.path("identity_pubkey").asString() + "@127.0.0.1:9735");
    }

    @Test
    void keepsMacaroonsForItsOwnerOnly() throws Exception {
        for (var name : List.of("admin", "readonly", "invoice")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("lightning/store/" + name + ".macaroon")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "readonly, GET, /v1/getinfo, ok",
        "readonly, GET, /v1/invoices, ok",
        "readonly, GET, /v1/payments, ok",
        "readonly, POST, /v1/invoices, permission denied",
        "readonly, POST, /v2/router/send, permission denied",
        "readonly, POST, /sandbox/faults, permission denied",
        "invoice, POST, /v1/invoices, ok",
        "invoice, GET, /v1/newaddress, ok",
        "invoice, GET, /v1/getinfo, permission denied",
        "invoice, GET, /v1/channels, permission denied",
        "invoice, POST, /v2/router/send, permission denied",
    })
    void allowsWhatAMacaroonAllows(String macaroon, String method, String path, String outcome) throws Exception {
        var bytes = Files.readAllBytes(folder.resolve("lightning/store/" + macaroon + ".macaroon"));
        var client = store.with(bytes);

        var answer = method.equals("GET") ? client.get(path) : client.post(path, "{}");

        if (outcome.equals("ok")) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            var error = answer.body().has("error") ? answer.body().path("error") : answer.body();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(error.path("code").asInt()).isEqualTo(2);
            assertThat(error.path("message").asString()).isEqualTo(outcome);
        }
    }

    @Test
    void refusesEverybodyElse() throws Exception {
        var others = Files.readAllBytes(folder.resolve("lightning/payer/admin.macaroon"));

        assertThat(refusal(null)).isEqualTo("expected 1 macaroon, got 0");
        assertThat(refusal("hello")).startsWith("encoding/hex: invalid byte");
        assertThat(refusal("00")).isEqualTo("cannot determine data format of binary-encoded macaroon");
        assertThat(store.with(others).get("/v1/getinfo").message())
                .isEqualTo("verification failed: signature mismatch after caveat verification");
    }

    private String refusal(@Nullable String header) {
        var answer = store.withHeader(header).get("/v1/getinfo");
        assertThat(answer.status()).isEqualTo(500);
        return answer.message();
    }

    @Test
    void listsPaymentsInPages() throws Exception {
        for (int i = 1; i <= 3; i++) {
            pay(payer, bolt11(i * 1_000L));
        }
        pay(payer, bolt11(17_000_000_000L), "'fee_limit_sat':'0'");

        assertThat(listed("")).isEqualTo("1 2 3");
        assertThat(listed("?include_incomplete=true")).isEqualTo("1 2 3 4");
        assertThat(listed("?index_offset=1&max_payments=1")).isEqualTo("2");
        assertThat(listed("?reversed=true&max_payments=2")).isEqualTo("2 3");
    }

    private String listed(String query) {
        var answer = payer.get("/v1/payments" + query).body();
        var indexes = new ArrayList<String>();
        answer.path("payments")
                .forEach(item -> indexes.add(item.path("payment_index").asString()));
        assertThat(answer.path("last_index_offset").asString()).isEqualTo(indexes.getLast());
        return String.join(" ", indexes);
    }

    @Test
    void neverHeardOfAPaymentThatWasNotMade() throws Exception {
        try (var lines = payer.lines("/v2/router/track/" + "A".repeat(43) + "=")) {
            var error = lines.toList().getFirst().path("error");
            assertThat(error.path("code").asInt()).isEqualTo(5);
            assertThat(error.path("message").asString()).isEqualTo("payment isn't initiated");
        }
    }

    @Test
    void readsPaymentRequests() {
        var added = invoice("{'value_msat':'1500','memo':'Chai','expiry':'90'}");

        JsonNode read = payer.get("/v1/payreq/" + added.path("payment_request").asString())
                .body();

        assertThat(read.path("destination").asString())
                .isEqualTo(
                        store.get("/v1/getinfo").body().path("identity_pubkey").asString());
        assertThat(read.path("payment_hash").asString())
                .isEqualTo(hex(added.path("r_hash").asString()));
        assertThat(read.path("num_msat").asString()).isEqualTo("1500");
        assertThat(read.path("num_satoshis").asString()).isEqualTo("1");
        assertThat(read.path("description").asString()).isEqualTo("Chai");
        assertThat(read.path("expiry").asString()).isEqualTo("90");
        assertThat(payer.get("/v1/payreq/lnbcrt1x").message()).startsWith("invalid payment request");
    }
}
