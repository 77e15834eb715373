package org.malipo.sandbox.rpc;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.mempool.Mempool;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.sandbox.wallet.AddressType;
import org.malipo.sandbox.wallet.KeyPlace;
import org.malipo.sandbox.wallet.Wallet;
import org.malipo.sandbox.wallet.WalletCoin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls that read the wallet: addresses, balance, coins, transactions. */
final class WalletCalls {
    private static final int MANY = 9_999_999;

    private final Wallet wallet;
    private final Mempool mempool;
    private final WalletTransactionJson json;

    WalletCalls(Node node) {
        this.wallet = node.wallet();
        this.mempool = node.mempool();
        this.json = new WalletTransactionJson(node);
    }

    List<Command> commands() {
        return List.of(
                Command.of("listwallets", "", _ -> Json.MAPPER.createArrayNode().add("")),
                Command.of("getwalletinfo", "", _ -> info()),
                Command.of("getnewaddress", "label? address_type?", this::newAddress),
                Command.of("getrawchangeaddress", "address_type?", this::changeAddress),
                Command.of("getaddressinfo", "address", this::addressInfo),
                Command.of("getbalance", "dummy? minconf? include_watchonly? avoid_reuse?", this::balance),
                Command.of("getbalances", "", _ -> balances()),
                Command.of("listunspent", "minconf? maxconf? addresses? include_unsafe? query_options?", this::unspent),
                Command.of("listtransactions", "label? count? skip? include_watchonly?", this::list),
                Command.of("gettransaction", "txid include_watchonly? verbose?", this::transaction));
    }

    private JsonNode info() {
        ObjectNode info = Json.object();
        info.put("walletname", "");
        info.put("walletversion", 169900);
        info.put("format", "malipo");
        info.put("txcount", wallet.transactions().size());
        info.put("private_keys_enabled", true);
        info.put("avoid_reuse", false);
        info.put("scanning", false);
        info.put("descriptors", true);
        return info;
    }

    private static AddressType type(Params params, int index) throws RpcFault {
        String name = params.text(index, "bech32");
        return AddressType.of(name).orElseThrow(() -> RpcFault.notFound("Unknown address type '" + name + "'"));
    }

    private JsonNode newAddress(Params params) throws RpcFault {
        return address(wallet.newScript(type(params, 1)));
    }

    private JsonNode changeAddress(Params params) throws RpcFault {
        return address(wallet.newChangeScript(type(params, 0)));
    }

    private static JsonNode address(ByteVector script) {
        return Json.text(ScriptJson.address(script).orElseThrow());
    }

    private JsonNode addressInfo(Params params) throws RpcFault {
        String address = params.text(0);
        ByteVector script = ScriptJson.scriptOrFault(address);
        KeyPlace place = wallet.keyOf(script);
        ObjectNode info = Json.object();
        info.put("address", address);
        info.put("scriptPubKey", script.toHex());
        info.put("ismine", place != null);
        info.put("solvable", place != null);
        info.put("iswatchonly", false);
        if (place != null) {
            info.put("ischange", place.isChange());
            info.put("hdkeypath", place.path());
        }
        return info;
    }

    private JsonNode balance(Params params) throws RpcFault {
        int least = params.integer(1, 0);
        long sats = wallet.coins().stream()
                .filter(coin -> coin.isTrusted() && coin.confirmations() >= least)
                .mapToLong(WalletCoin::sats)
                .sum();
        return Json.object().put("balance", Json.btc(sats)).get("balance");
    }

    private JsonNode balances() {
        List<WalletCoin> coins = wallet.coins();
        ObjectNode answer = Json.object();
        ObjectNode mine = answer.putObject("mine");
        mine.put(
                "trusted",
                Json.btc(sum(coins.stream().filter(WalletCoin::isTrusted).toList())));
        mine.put(
                "untrusted_pending",
                Json.btc(sum(coins.stream().filter(coin -> !coin.safe()).toList())));
        mine.put(
                "immature",
                Json.btc(sum(coins.stream().filter(coin -> !coin.mature()).toList())));
        return answer;
    }

    private static long sum(List<WalletCoin> coins) {
        return coins.stream().mapToLong(WalletCoin::sats).sum();
    }

    private JsonNode unspent(Params params) throws RpcFault {
        int least = params.integer(0, 1);
        int most = params.integer(1, MANY);
        boolean unsafe = params.flag(3, true);
        Set<ByteVector> scripts = new HashSet<>();
        if (params.optional(2).isPresent()) {
            for (JsonNode address : params.array(2)) {
                scripts.add(ScriptJson.scriptOrFault(Params.text(address)));
            }
        }
        return Json.array(wallet.coins().stream()
                .filter(coin -> coin.mature() && (unsafe || coin.safe()))
                .filter(coin -> coin.confirmations() >= least && coin.confirmations() <= most)
                .filter(coin -> scripts.isEmpty() || scripts.contains(coin.output().publicKeyScript))
                .map(this::shown));
    }

    private ObjectNode shown(WalletCoin coin) {
        OutPoint outPoint = coin.outPoint();
        ObjectNode node = Json.object();
        node.put("txid", outPoint.txid.toString());
        node.put("vout", outPoint.index);
        ScriptJson.address(coin.output().publicKeyScript).ifPresent(address -> node.put("address", address));
        node.put("scriptPubKey", coin.output().publicKeyScript.toHex());
        node.put("amount", Json.btc(coin.sats()));
        node.put("confirmations", coin.confirmations());
        MempoolEntry waiting = mempool.find(outPoint.txid);
        if (waiting != null) {
            node.put("ancestorcount", mempool.ancestors(waiting.tx()).size() + 1);
        }
        node.put("spendable", true);
        node.put("solvable", true);
        return node.put("safe", coin.safe());
    }

    private JsonNode list(Params params) throws RpcFault {
        int count = params.integer(1, 10);
        int skip = params.integer(2, 0);
        if (count < 0 || skip < 0) {
            throw RpcFault.parameter("Negative " + (count < 0 ? "count" : "from"));
        }
        List<ObjectNode> entries = wallet.transactions().stream()
                .flatMap(transaction -> json.entries(transaction).stream())
                .toList();
        int end = Math.max(0, entries.size() - skip);
        return Json.array(entries.subList(Math.max(0, end - count), end).stream());
    }

    private JsonNode transaction(Params params) throws RpcFault {
        var transaction = wallet.transaction(params.txid(0, "txid"));
        if (transaction == null) {
            throw RpcFault.notFound("Invalid or non-wallet transaction id");
        }
        return json.shown(transaction, params.flag(2, false));
    }
}
