package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.Transaction;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Names, shapes and error codes of the interface. */
class RpcTests extends RpcFixture {
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
    void givesTheFilterOfABlock() {
        String genesis = rpc.call("getblockhash", 0).stringValue();

        JsonNode filter = rpc.call("getblockfilter", genesis, "basic");

        var expected = scene.node.filters().of(scene.node.chain().at(0));
        assertThat(filter.get("filter").stringValue())
                .isEqualTo(HexFormat.of().formatHex(expected.filter().toByteArray()));
        assertThat(filter.get("header").stringValue())
                .isEqualTo(expected.header().value().reversed().toHex());
        assertRefused(-8, "getblockfilter", genesis, "extended");
        assertRefused(-5, "getblockfilter", NOTHING);
        assertThat(rpc.call("getindexinfo").propertyNames()).containsExactly("txindex", "basic block filter index");
        assertThat(rpc.call("getindexinfo", "none").isEmpty()).isTrue();
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
