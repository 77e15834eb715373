package org.malipo.chain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON-RPC interface of a {@link ScriptedNode}. */
final class ScriptedRpc implements HttpHandler {
    private static final int METHOD_NOT_FOUND = -32601;

    private final JsonMapper json = JsonMapper.shared();
    private final ScriptedNode node;

    ScriptedRpc(ScriptedNode node) {
        this.node = node;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = json.readTree(exchange.getRequestBody().readAllBytes());
            var answer = new HashMap<String, @Nullable Object>();
            try {
                answer.put("result", result(call.path("method").asString(), call.path("params")));
            } catch (Refusal e) {
                answer.put("error", Map.of("code", e.code, "message", String.valueOf(e.getMessage())));
            }
            var body = json.writeValueAsBytes(answer);
            exchange.sendResponseHeaders(answer.containsKey("error") ? 500 : 200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Object result(String method, JsonNode params) {
        node.calls.merge(method, 1, Integer::sum);
        if (node.missingMethods.contains(method)) {
            throw new Refusal(METHOD_NOT_FOUND, "Method not found");
        }
        return switch (method) {
            case "getblockchaininfo" ->
                Map.of(
                        "chain",
                        node.chainName,
                        "blocks",
                        node.chain.height(),
                        "headers",
                        node.chain.height() + node.headersAhead,
                        "bestblockhash",
                        Hashes.hex(node.chain.tip().hash),
                        "initialblockdownload",
                        false,
                        "pruneheight",
                        node.pruneHeight);
            case "getblockhash" -> blockHash(params.path(0).asInt());
            case "getrawmempool" ->
                node.chain.mempool().stream().map(tx -> Hashes.hex(tx.txid)).toList();
            case "getrawtransaction" -> hex(find(params));
            case "getmempoolentry" -> entry(find(params));
            case "testmempoolaccept" -> testAccept(transaction(params.path(0).path(0)));
            case "sendrawtransaction" -> send(transaction(params.path(0)));
            case "estimatesmartfee" -> estimate(params);
            case "estimatefee" -> estimateAsOnce(params);
            case "getblock" -> block(params);
            case "getblockheader" -> Map.of("time", header(params).time);
            case "getmempoolinfo" -> node.mempoolInfo;
            case "getnetworkinfo", "scantxoutset" -> Map.of();
            default -> throw new Refusal(METHOD_NOT_FOUND, "Method not found");
        };
    }

    private Map<String, Object> entry(Transaction tx) {
        return new ScriptedEntries(node.chain).of(tx, node.acceptedAt.getOrDefault(tx.txid, 1L));
    }

    private Map<String, Object> estimate(JsonNode params) {
        if (params.isEmpty()) {
            throw new Refusal(-1, "help");
        }
        var rate = node.feeRates.get(params.path(0).asInt());
        return rate == null
                ? Map.of("errors", List.of("Insufficient data or no feerate found"))
                : Map.of(node.feeName, rate);
    }

    private BigDecimal estimateAsOnce(JsonNode params) {
        var rate = node.feeRates.get(params.path(0).asInt());
        if (rate == null || !node.missingMethods.contains("estimatesmartfee")) {
            throw new Refusal(METHOD_NOT_FOUND, "Method not found");
        }
        return rate;
    }

    private String block(JsonNode params) {
        var block = node.chain.block(Hashes.block(params.path(0).asString()));
        if (block == null) {
            throw new Refusal(-5, "Block not found");
        }
        node.waitIfHeld(block.hash);
        if (node.pruned.contains(block.hash)) {
            throw new Refusal(-1, "Block not available (pruned data)");
        }
        return HexFormat.of().formatHex(Block.write(block));
    }

    private BlockHeader header(JsonNode params) {
        var block = node.chain.block(Hashes.block(params.path(0).asString()));
        if (block == null) {
            throw new Refusal(-5, "Block not found");
        }
        return block.header;
    }

    private String blockHash(int height) {
        if (height > node.chain.height()) {
            throw new Refusal(-8, "Block height out of range");
        }
        return Hashes.hex(node.chain.active().get(height).hash);
    }

    private Transaction find(JsonNode params) {
        if (params.isEmpty()) {
            throw new Refusal(-1, "help");
        }
        var tx = node.chain.transaction(new TxId(params.path(0).asString()));
        if (tx == null) {
            throw new Refusal(-5, "No such mempool transaction");
        }
        return tx;
    }

    private List<Map<String, Object>> testAccept(Transaction tx) {
        var reason = node.chain.reject(tx);
        return List.of(reason.isEmpty() ? Map.of("allowed", true) : Map.of("allowed", false, "reject-reason", reason));
    }

    private String send(Transaction tx) {
        var reason = node.chain.reject(tx);
        if (node.refusesInSilence && !reason.isEmpty()) {
            return Hashes.hex(tx.txid);
        }
        if (reason.equals("txn-already-known")) {
            throw new Refusal(-27, "Transaction outputs already in utxo set");
        }
        if (!reason.isEmpty() && !reason.equals("txn-already-in-mempool")) {
            throw new Refusal(reason.equals("missing-inputs") ? -25 : -26, reason);
        }
        node.accept(tx);
        return Hashes.hex(tx.txid);
    }

    private static Transaction transaction(JsonNode hex) {
        if (!hex.isString()) {
            throw new Refusal(-1, "help");
        }
        return Transaction.read(hex.asString());
    }

    private static String hex(Transaction tx) {
        return HexFormat.of().formatHex(Transaction.write(tx));
    }

    private static final class Refusal extends RuntimeException {
        private final int code;

        private Refusal(int code, String message) {
            super(message);
            this.code = code;
        }
    }
}
