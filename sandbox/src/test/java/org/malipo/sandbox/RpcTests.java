package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Transaction;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.sandbox.p2p.P2pServer;
import org.malipo.sandbox.rpc.RpcInterface;
import org.malipo.sandbox.rpc.RpcServer;
import tools.jackson.databind.JsonNode;

/** Names, shapes and error codes of the interface, over HTTP. */
class RpcTests {
    private static final String NOTHING = "00".repeat(32);

    @TempDir
    Path folder;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private Scene scene;
    private P2pServer p2p;
    private RpcServer server;
    private RpcClient rpc;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(folder);
        FirstCoins.mine(scene.node);
        p2p = new P2pServer(scene.node, 0);
        var settings = new RpcServer.Settings(0, folder.resolve(".cookie"), "user", "password");
        server = RpcInterface.serve(scene.node, p2p, () -> stopped.set(true), settings);
        server.start();
        rpc = new RpcClient(uri(), new RpcCredentials.Password("user", "password"));
    }

    @AfterEach
    void stop() {
        rpc.close();
        server.close();
        p2p.close();
        scene.close();
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private HttpResponse<String> post(String body, @Nullable String user) throws Exception {
        var request = HttpRequest.newBuilder(uri()).POST(HttpRequest.BodyPublishers.ofString(body));
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private AbstractThrowableAssert<?, ?> assertRefused(int code, String method, Object... params) {
        return assertThatThrownBy(() -> rpc.call(method, params))
                .isInstanceOfSatisfying(
                        RpcError.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static String hex(Transaction tx) {
        return new ByteVector(Transaction.write(tx)).toHex();
    }

    private String newAddress() {
        return rpc.call("getnewaddress").stringValue();
    }

    @Test
    void letsInCookieAndPasswordOnly() throws Exception {
        String call = "{\"id\":1,\"method\":\"getblockcount\"}";
        String cookie = Files.readString(folder.resolve(".cookie"));

        assertThat(post(call, cookie).body()).isEqualTo("{\"result\":101,\"error\":null,\"id\":1}\n");
        assertThat(post(call, "user:password").statusCode()).isEqualTo(200);
        assertThat(post(call, "user:wrong").statusCode()).isEqualTo(401);
        assertThat(post(call, null).headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"jsonrpc\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".cookie"))))
                .isEqualTo("rw-------");
    }

    @Test
    void speaksJsonRpcAsCoreDoes() throws Exception {
        String user = "user:password";

        assertThat(post("[", user).body()).contains("-32700").contains("Parse error");
        assertThat(post("{\"id\":1,\"method\":\"none\"}", user).statusCode()).isEqualTo(404);
        assertThat(post("{\"id\":1}", user).statusCode()).isEqualTo(400);
        assertThat(post("{\"id\":1,\"method\":\"getblockhash\",\"params\":[-1]}", user)
                        .statusCode())
                .isEqualTo(500);
        assertThat(post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"none\"}", user)
                        .body())
                .isEqualTo(
                        "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32601,\"message\":\"Method not found\"},\"id\":1}\n");
        assertThat(post("[{\"id\":1,\"method\":\"getblockcount\"},{\"id\":2,\"method\":\"none\"}]", user)
                        .body())
                .isEqualTo("[{\"result\":101,\"error\":null,\"id\":1},"
                        + "{\"result\":null,\"error\":{\"code\":-32601,\"message\":\"Method not found\"},\"id\":2}]\n");
        assertThat(post("{\"id\":1,\"method\":\"getblockhash\",\"params\":{\"height\":0}}", user)
                        .body())
                .contains("0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206");
    }

    @Test
    void describesTheChain() {
        JsonNode info = rpc.call("getblockchaininfo");

        assertThat(info.get("chain").stringValue()).isEqualTo("regtest");
        assertThat(info.get("blocks").intValue()).isEqualTo(101);
        assertThat(info.get("headers").intValue()).isEqualTo(101);
        assertThat(info.get("initialblockdownload").booleanValue()).isFalse();
        assertThat(info.get("pruned").booleanValue()).isFalse();
        assertThat(info.propertyNames())
                .contains("bestblockhash", "difficulty", "mediantime", "time", "verificationprogress", "chainwork");
    }

    @Test
    void showsBlocksAtEveryVerbosity() {
        String payment =
                rpc.call("sendtoaddress", newAddress(), new BigDecimal("0.25")).stringValue();
        String hash = rpc.call("generatetoaddress", 1, newAddress()).get(0).stringValue();

        String raw = rpc.call("getblock", hash, 0).stringValue();
        assertThat(Block.read(raw).tx).hasSize(2);
        assertThat(rpc.call("getblock", hash).get("tx").get(1).stringValue()).isEqualTo(payment);
        JsonNode full = rpc.call("getblock", hash, 2);
        assertThat(full.get("tx").get(1).get("txid").stringValue()).isEqualTo(payment);
        assertThat(full.get("tx").get(1).get("fee").decimalValue()).isPositive();
        assertThat(full.get("size").intValue()).isEqualTo(raw.length() / 2);
        JsonNode withInputs = rpc.call("getblock", hash, 3);
        assertThat(withInputs.at("/tx/1/vin/0/prevout/value").decimalValue()).isPositive();
        assertThat(rpc.call("getblockheader", hash, false).stringValue()).hasSize(160);
        assertThat(rpc.call("getblockheader", hash).get("height").intValue()).isEqualTo(102);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertRefused(-5, "getblock", NOTHING).hasMessageContaining("Block not found");
        assertRefused(-5, "getrawtransaction", NOTHING)
                .hasMessageContaining("No such mempool or blockchain transaction");
        assertRefused(-5, "getmempoolentry", NOTHING).hasMessageContaining("Transaction not in mempool");
        assertRefused(-5, "gettransaction", NOTHING).hasMessageContaining("Invalid or non-wallet transaction id");
        assertRefused(-5, "sendtoaddress", "nonsense", 1);
        assertRefused(-8, "getblockhash", 9_999).hasMessageContaining("Block height out of range");
        assertRefused(-8, "getblock", "abc").hasMessageContaining("must be of length 64");
        assertRefused(-3, "getblockhash", "1")
                .hasMessageContaining("JSON value of type string is not of expected type number");
        assertRefused(-22, "sendrawtransaction", "00ff");
        assertRefused(-6, "sendtoaddress", newAddress(), 20_000_000);
        assertRefused(-32601, "dumpprivkey", "x");
    }

    @Test
    void showsTransactions() {
        String txid =
                rpc.call("sendtoaddress", newAddress(), new BigDecimal("0.25")).stringValue();

        assertThat(Transaction.read(rpc.call("getrawtransaction", txid).stringValue())
                        .txid
                        .toString())
                .isEqualTo(txid);
        JsonNode waiting = rpc.call("getrawtransaction", txid, 2);
        assertThat(waiting.has("blockhash")).isFalse();
        assertThat(waiting.get("fee").decimalValue()).isPositive();
        assertThat(waiting.at("/vin/0/prevout/scriptPubKey/type").stringValue()).isEqualTo("witness_v0_keyhash");

        rpc.call("generatetoaddress", 2, newAddress());
        JsonNode confirmed = rpc.call("getrawtransaction", txid, 1);
        assertThat(confirmed.get("confirmations").intValue()).isEqualTo(2);
        assertThat(rpc.call("gettransaction", txid).get("confirmations").intValue())
                .isEqualTo(2);
    }

    @Test
    void sendsRawTransactionsWithCoresErrors() throws Exception {
        scene.mine(101);
        var coin = scene.reward(scene.tip().height() - 100);
        Transaction first = scene.spend(coin, 1_000);
        Transaction dear = scene.spend(coin, 50_000_000);
        Transaction orphan = scene.spend(Scene.output(dear, 0), 1_000);

        assertThat(rpc.call("sendrawtransaction", hex(first)).stringValue()).isEqualTo(first.txid.toString());
        assertThat(rpc.call("sendrawtransaction", hex(first)).stringValue()).isEqualTo(first.txid.toString());
        assertRefused(-26, "sendrawtransaction", hex(scene.spend(coin, 1_050)))
                .hasMessageContaining("insufficient fee, rejecting replacement");
        assertRefused(-25, "sendrawtransaction", hex(orphan)).hasMessageContaining("bad-txns-inputs-missingorspent");
        assertRefused(-25, "sendrawtransaction", hex(dear))
                .hasMessageContaining("Fee exceeds maximum configured by user");
        assertRefused(-26, "sendrawtransaction", hex(scene.spend(scene.reward(110), 1_000)))
                .hasMessageContaining("premature");
        scene.mine(1);
        assertRefused(-27, "sendrawtransaction", hex(first))
                .hasMessageContaining("Transaction outputs already in utxo set");
    }

    @Test
    void testsTransactionsWithoutSendingThem() throws Exception {
        scene.mine(101);
        Transaction good = scene.spend(scene.reward(102), 1_000);
        Transaction cheap = scene.spend(scene.reward(102), 10);

        JsonNode accepted = rpc.call("testmempoolaccept", List.of(hex(good))).get(0);
        JsonNode refused = rpc.call("testmempoolaccept", List.of(hex(cheap))).get(0);

        assertThat(accepted.get("allowed").booleanValue()).isTrue();
        assertThat(accepted.at("/fees/base").decimalValue()).isEqualByComparingTo("0.00001");
        assertThat(refused.get("allowed").booleanValue()).isFalse();
        assertThat(refused.get("reject-reason").stringValue()).isEqualTo("min relay fee not met");
        assertThat(scene.waits(good)).isFalse();
    }

    @Test
    void describesTheMempool() {
        String parent =
                rpc.call("sendtoaddress", newAddress(), new BigDecimal("0.25")).stringValue();

        JsonNode entry = rpc.call("getmempoolentry", parent);
        assertThat(entry.get("vsize").intValue()).isBetween(140, 145);
        assertThat(entry.at("/fees/base").decimalValue()).isPositive();
        assertThat(entry.get("bip125-replaceable").booleanValue()).isTrue();
        assertThat(rpc.call("getrawmempool").get(0).stringValue()).isEqualTo(parent);
        assertThat(rpc.call("getrawmempool", true).has(parent)).isTrue();
        assertThat(rpc.call("getmempoolinfo").get("minrelaytxfee").decimalValue())
                .isEqualByComparingTo("0.00001");
        assertThat(rpc.call("estimatesmartfee", 6).get("feerate").decimalValue())
                .isPositive();
        assertRefused(-8, "estimatesmartfee", 0);
    }

    @Test
    void findsCoinsByDescriptor() {
        String address = newAddress();
        rpc.call("sendtoaddress", address, new BigDecimal("0.25"));
        rpc.call("generatetoaddress", 1, newAddress());

        JsonNode found = rpc.call("scantxoutset", "start", List.of("addr(" + address + ")"));

        assertThat(found.get("success").booleanValue()).isTrue();
        assertThat(found.get("total_amount").decimalValue()).isEqualByComparingTo("0.25");
        JsonNode coin = found.get("unspents").get(0);
        JsonNode output = rpc.call(
                "gettxout", coin.get("txid").stringValue(), coin.get("vout").intValue());
        assertThat(output.get("value").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(output.get("confirmations").intValue()).isEqualTo(1);
        assertThat(rpc.call("gettxout", NOTHING, 0).isNull()).isTrue();
    }

    @Test
    void minesChosenTransactionsOnly() {
        String chosen =
                rpc.call("sendtoaddress", newAddress(), new BigDecimal("0.1")).stringValue();
        String other =
                rpc.call("sendtoaddress", newAddress(), new BigDecimal("0.1")).stringValue();

        String hash = rpc.call("generateblock", newAddress(), List.of(chosen))
                .get("hash")
                .stringValue();

        assertThat(rpc.call("getblock", hash).get("tx").get(1).stringValue()).isEqualTo(chosen);
        assertThat(rpc.call("getrawmempool").get(0).stringValue()).isEqualTo(other);
        String notMined = rpc.call("generateblock", newAddress(), List.of(), false)
                .get("hex")
                .stringValue();
        assertThat(rpc.call("submitblock", notMined).isNull()).isTrue();
        assertThat(rpc.call("submitblock", notMined).stringValue()).isEqualTo("duplicate");
    }

    @Test
    void reorganisesOnRequest() {
        String first = rpc.call("generatetoaddress", 1, newAddress()).get(0).stringValue();

        rpc.call("invalidateblock", first);
        assertThat(rpc.call("getblockcount").intValue()).isEqualTo(101);
        assertThat(rpc.call("getblockheader", first).get("confirmations").intValue())
                .isEqualTo(-1);
        rpc.call("reconsiderblock", first);

        assertThat(rpc.call("getbestblockhash").stringValue()).isEqualTo(first);
    }

    @Test
    void paysManyAndBumps() {
        String a = newAddress();
        String b = rpc.call("getnewaddress", "", "bech32m").stringValue();
        String txid = rpc.call("sendmany", "", Map.of(a, new BigDecimal("0.1"), b, "0.2"))
                .stringValue();

        JsonNode bump = rpc.call("bumpfee", txid, Map.of("fee_rate", 25));

        assertThat(bump.get("fee").decimalValue())
                .isGreaterThan(bump.get("origfee").decimalValue());
        JsonNode old = rpc.call("gettransaction", txid);
        assertThat(old.get("replaced_by_txid").stringValue())
                .isEqualTo(bump.get("txid").stringValue());
        assertThat(old.get("walletconflicts").get(0).stringValue())
                .isEqualTo(bump.get("txid").stringValue());
        rpc.call("generatetoaddress", 1, newAddress());
        assertThat(rpc.call("gettransaction", txid).get("confirmations").intValue())
                .isEqualTo(-1);
        assertThat(rpc.call("listunspent", 1, 9_999, List.of(b))
                        .get(0)
                        .get("amount")
                        .decimalValue())
                .isEqualByComparingTo("0.2");
    }

    @Test
    void takesNamedParametersForSending() throws Exception {
        String address = newAddress();
        var answer = post(
                "{\"id\":1,\"method\":\"sendtoaddress\",\"params\":{\"address\":\"%s\",\"amount\":0.1,\"fee_rate\":7,\"replaceable\":false}}"
                        .formatted(address),
                "user:password");
        String txid = rpc.call("getrawmempool").get(0).stringValue();

        assertThat(answer.body()).contains(txid);
        JsonNode entry = rpc.call("getmempoolentry", txid);
        assertThat(entry.get("bip125-replaceable").booleanValue()).isFalse();
        assertThat(entry.at("/fees/base").decimalValue().movePointRight(8).intValue())
                .isBetween(7 * 140, 8 * 145);
    }

    @Test
    void stopsWhenAsked() {
        rpc.call("stop");

        assertThat(stopped).isTrue();
        assertThat(rpc.call("help").stringValue()).contains("getblockchaininfo");
        assertThat(rpc.call("getnetworkinfo").get("subversion").stringValue()).isEqualTo("/MalipoSandbox:0.1.0/");
        assertThat(rpc.call("validateaddress", newAddress()).get("isvalid").booleanValue())
                .isTrue();
        assertThat(rpc.call("validateaddress", "bc1qnonsense").get("isvalid").booleanValue())
                .isFalse();
    }
}
