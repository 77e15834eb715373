package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Transaction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Calls that pay, mine, reorganise and search. */
class RpcWorkTests extends RpcFixture {
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
}
