package org.malipo.sandbox.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.lightning.rest.Certificate;
import org.malipo.sandbox.lightning.rest.LightningServers;
import org.malipo.sandbox.wallet.AddressType;
import tools.jackson.databind.JsonNode;

/** A network over a chain, asked over HTTPS. */
abstract class LightningFixture {
    static final Certificate CERTIFICATE = certificate();

    @TempDir
    Path folder;

    final TestClock clock = new TestClock();
    Node chain;
    private LightningNetwork network;
    private LightningServers servers;
    LndClient store;
    LndClient payer;
    LndClient hub;

    private static Certificate certificate() {
        try {
            return Certificate.of(
                    Files.createTempDirectory("sandbox-certificate").resolve("tls.p12"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() throws Exception {
        chain = new Node(folder.resolve("chain"), Clock.systemUTC());
        open();
    }

    private void open() throws Exception {
        var home = folder.resolve("lightning");
        network = LightningNetwork.open(home, chain, clock);
        servers = LightningServers.start(network, CERTIFICATE, home, List.of());
        store = LndClient.of(home.resolve("store"), servers.port("store"));
        payer = LndClient.of(home.resolve("payer"), servers.port("payer"));
        hub = LndClient.of(home.resolve("hub"), servers.port("hub"));
    }

    @AfterEach
    void stop() {
        closeNetwork();
        chain.close();
    }

    private void closeNetwork() {
        network.close();
        servers.close();
        List.of(store, payer, hub).forEach(LndClient::close);
    }

    /** Ends the network and opens it again from its folder. */
    void restart() throws Exception {
        closeNetwork();
        open();
    }

    void mine(int blocks) throws Exception {
        var script = chain.wallet().newScript(AddressType.BECH32);
        for (int i = 0; i < blocks; i++) {
            chain.miner().mine(script);
        }
    }

    /** {@return the answer to making an invoice at the store} */
    JsonNode invoice(String body) {
        var answer = store.post("/v1/invoices", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    String bolt11(long msat) {
        return invoice("{'value_msat':'" + msat + "','memo':'coffee'}")
                .path("payment_request")
                .asString();
    }

    /** {@return the last line of paying from a node: {@code result} or {@code error}} */
    static JsonNode pay(LndClient from, String bolt11) throws IOException, InterruptedException {
        return pay(from, bolt11, "'fee_limit_sat':'1000'");
    }

    static JsonNode pay(LndClient from, String bolt11, String more) throws IOException, InterruptedException {
        var lines = from.postLines(
                "/v2/router/send",
                "{'payment_request':'" + bolt11 + "','timeout_seconds':30,'no_inflight_updates':true," + more + "}");
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    /** {@return an invoice of the store as it is now} */
    JsonNode lookUp(JsonNode added) {
        return store.get("/v1/invoice/" + hex(added.path("r_hash").asString())).body();
    }

    long localMsat(LndClient node) {
        return node.get("/v1/balance/channels")
                .body()
                .path("local_balance")
                .path("msat")
                .asLong();
    }

    static String hex(String base64) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }

    static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    static String sha256(String hex) {
        return new ByteVector(Crypto.sha256(HexFormat.of().parseHex(hex))).toHex();
    }
}
