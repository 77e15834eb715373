package org.malipo.ln.lnd;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.PrivateKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Draft;
import org.malipo.ln.bolt11.Description;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.connection.LndConnection;
import org.malipo.ln.http.Reach;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.PayOrder;

/** A node that says what a test wants it to say, and ours that listens to it. */
abstract class LndCase {
    static final String MACAROON = "0201036c6e64";
    static final ByteVector32 PREIMAGE = ByteVector32.fromValidHex("11".repeat(32));
    static final ByteVector32 HASH = new ByteVector32(Crypto.sha256(PREIMAGE.toByteArray()));
    static final ByteVector32 OTHER = ByteVector32.fromValidHex("22".repeat(32));
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final Pace PACE = new Pace(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofSeconds(5));

    @TempDir
    static Path keys;

    private static Identity identity;

    ScriptedNode lnd;
    LightningNode node;

    @BeforeAll
    static void makeKeys() throws Exception {
        identity = Identity.of(keys, "lnd", "somewhere.else");
    }

    @BeforeEach
    void start() throws Exception {
        lnd = new ScriptedNode(identity);
        node = open();
    }

    @AfterEach
    void stop() {
        node.close();
        lnd.close();
    }

    private LightningNode open() throws Exception {
        var connection = Connection.read("type=lnd-rest;server=https://127.0.0.1:" + lnd.port() + "/;certthumbprint="
                + identity.thumbprint().toHex() + ";macaroon=" + MACAROON);
        return new Lnd((LndConnection) connection, Reach.EVERYWHERE, PACE);
    }

    static String base64(ByteVector32 bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static Bolt11 bolt11(Optional<Msat> amount) {
        var draft = new Bolt11Draft(Network.REGTEST, NOW, HASH, OTHER, new Description.Text("Coffee"));
        amount.ifPresent(draft::amount);
        return draft.sign(PrivateKey.fromHex("42".repeat(32)));
    }

    static PayOrder order(long msat) {
        return new PayOrder(
                bolt11(Optional.of(new Msat(msat))), Optional.empty(), new Msat(1_234), Duration.ofSeconds(1));
    }

    /** {@return an invoice as LND prints it, paid, with changes} */
    static String paidInvoice(String... changes) {
        return changed(
                """
                {"memo":"Coffee","r_preimage":"%s","r_hash":"%s","value":"1","value_msat":"1001","settled":true,\
                "creation_date":"%d","settle_date":"%d","payment_request":"%s","expiry":"3600","add_index":"7",\
                "settle_index":"3","amt_paid_msat":"1500","state":"SETTLED","htlcs":[]}""".formatted(
                                base64(PREIMAGE),
                                base64(HASH),
                                NOW.getEpochSecond(),
                                NOW.plusSeconds(9).getEpochSecond(),
                                bolt11(Optional.of(new Msat(1_001))).text()),
                changes);
    }

    /** {@return a payment as LND prints it, done, with changes} */
    static String payment(String... changes) {
        return changed(
                """
                {"payment_hash":"%s","payment_preimage":"%s","value_sat":"1","value_msat":"1001","payment_request":"%s",\
                "status":"SUCCEEDED","fee_sat":"0","fee_msat":"12","creation_time_ns":"%d000000005",\
                "failure_reason":"FAILURE_REASON_NONE"}""".formatted(
                                HASH.toHex(),
                                PREIMAGE.toHex(),
                                bolt11(Optional.of(new Msat(1_001))).text(),
                                NOW.getEpochSecond()),
                changes);
    }

    /** @param changes pairs of what stands there and what stands there instead */
    private static String changed(String json, String... changes) {
        var text = json;
        for (int i = 0; i < changes.length; i += 2) {
            if (!text.contains(changes[i])) {
                throw new IllegalArgumentException("There is no " + changes[i] + " in " + text);
            }
            text = text.replace(changes[i], changes[i + 1]);
        }
        return text;
    }

    static String line(String result) {
        return "{\"result\":" + result + "}\n";
    }

    static String error(int code, String message) {
        return "{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\",\"details\":[]}}\n";
    }
}
