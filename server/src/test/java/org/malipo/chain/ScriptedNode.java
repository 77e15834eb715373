package org.malipo.chain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A scripted peer for the tracker's tests: speaks P2P and JSON-RPC for a {@link ScriptedChain}, over real sockets. */
final class ScriptedNode implements AutoCloseable {
    static final int METHOD_NOT_FOUND = -32601;

    final ScriptedChain chain = new ScriptedChain();
    final Set<String> missingMethods = ConcurrentHashMap.newKeySet();
    final Map<Integer, BigDecimal> feeRates = new ConcurrentHashMap<>();
    final Map<TxId, Long> acceptedAt = new ConcurrentHashMap<>();
    volatile String chainName = "regtest";
    volatile boolean answersHeaders = true;
    private final MessageCodec codec = new MessageCodec(Network.REGTEST);
    private final JsonMapper json = JsonMapper.shared();
    private final List<Socket> peers = new CopyOnWriteArrayList<>();
    private final AtomicInteger handshakes = new AtomicInteger();
    private final int p2pPort;
    private final int rpcPort;
    private @Nullable ServerSocket p2p;
    private @Nullable HttpServer rpc;

    ScriptedNode() throws IOException {
        p2pPort = freePort();
        rpcPort = freePort();
        start();
    }

    /** One that no outgoing connection of another process is given while the node is away. */
    private static int freePort() throws IOException {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException _) {
                // taken: try another
            }
        }
    }

    void start() throws IOException {
        var server = new ServerSocket(p2pPort, 50, InetAddress.getLoopbackAddress());
        p2p = server;
        Thread.ofVirtual().start(() -> accept(server));
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), rpcPort), 50);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
        rpc = http;
    }

    /** Goes away; {@link #start} brings it back. */
    @Override
    public void close() throws IOException {
        if (p2p != null) {
            p2p.close();
        }
        if (rpc != null) {
            rpc.stop(0);
        }
        dropPeers();
    }

    void dropPeers() throws IOException {
        for (var peer : peers) {
            peer.close();
        }
        peers.clear();
    }

    NodeSettings settings() {
        return new NodeSettings(
                true,
                "127.0.0.1:" + p2pPort,
                new NodeSettings.Rpc(URI.create("http://127.0.0.1:" + rpcPort), null, "user", null, "password"),
                -1,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5));
    }

    Block mine(byte[] coinbaseScript, Transaction... transactions) {
        var block = chain.mine(coinbaseScript, transactions);
        announce(block);
        return block;
    }

    void announce(Block block) {
        broadcast(new Message.Headers(List.of(block.header)));
    }

    void accept(Transaction tx) {
        chain.accept(tx);
        broadcast(new Message.Inv(List.of(Inventory.tx(tx.txid))));
    }

    void broadcast(Message message) {
        peers.removeIf(peer -> {
            try {
                send(peer, message);
                return false;
            } catch (IOException _) {
                return true;
            }
        });
    }

    private void send(Socket peer, Message message) throws IOException {
        synchronized (peer) {
            codec.write(message, peer.getOutputStream());
        }
    }

    int handshakes() {
        return handshakes.get();
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var peer = server.accept();
                Thread.ofVirtual().start(() -> serve(peer));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            var in = new BufferedInputStream(peer.getInputStream());
            codec.read(in);
            var services = Message.Version.NODE_NETWORK | Message.Version.NODE_WITNESS;
            send(
                    peer,
                    new Message.Version(Message.Version.PROTOCOL, services, 0, 1, "/scripted/", chain.height(), true));
            send(peer, new Message.WtxidRelay());
            send(peer, new Message.Verack());
            peers.add(peer);
            handshakes.incrementAndGet();
            while (true) {
                handle(peer, codec.read(in));
            }
        } catch (IOException _) {
            peers.remove(peer);
        }
    }

    private void handle(Socket peer, Message message) throws IOException {
        switch (message) {
            case Message.Ping(var nonce) -> send(peer, new Message.Pong(nonce));
            case Message.GetHeaders request -> sendHeaders(peer, request.locator());
            case Message.GetData(var items) -> {
                for (var item : items) {
                    sendItem(peer, item);
                }
            }
            case Message.Mempool _ ->
                send(
                        peer,
                        new Message.Inv(chain.mempool().stream()
                                .map(tx -> Inventory.tx(tx.txid))
                                .toList()));
            default -> {}
        }
    }

    private void sendHeaders(Socket peer, List<BlockHash> locator) throws IOException {
        if (!answersHeaders) {
            return;
        }
        var active = chain.active();
        var heights = new HashMap<BlockHash, Integer>();
        for (var height = 0; height < active.size(); height++) {
            heights.put(active.get(height).hash, height);
        }
        var fork = locator.stream()
                .filter(heights::containsKey)
                .mapToInt(heights::get)
                .findFirst()
                .orElse(0);
        var headers = active.stream()
                .skip(fork + 1L)
                .limit(2_000)
                .map(block -> block.header)
                .toList();
        send(peer, new Message.Headers(headers));
    }

    private void sendItem(Socket peer, Inventory item) throws IOException {
        var block = item.kind() == Inventory.BLOCK ? chain.block(item.blockHash()) : null;
        var tx = item.kind() == Inventory.TX ? chain.transaction(item.txid()) : null;
        if (block != null) {
            send(peer, new Message.BlockData(block));
        } else if (tx != null) {
            send(peer, new Message.Tx(tx));
        } else {
            send(peer, new Message.NotFound(List.of(item)));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
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
        if (missingMethods.contains(method)) {
            throw new Refusal(METHOD_NOT_FOUND, "Method not found");
        }
        return switch (method) {
            case "getblockchaininfo" ->
                Map.of(
                        "chain", chainName,
                        "blocks", chain.height(),
                        "headers", chain.height(),
                        "bestblockhash", Hashes.hex(chain.tip().hash),
                        "initialblockdownload", false);
            case "getblockhash" -> blockHash(params.path(0).asInt());
            case "getrawmempool" ->
                chain.mempool().stream().map(tx -> Hashes.hex(tx.txid)).toList();
            case "getrawtransaction" -> hex(find(params));
            case "getmempoolentry" -> Map.of("time", acceptedAt.getOrDefault(find(params).txid, 1L));
            case "testmempoolaccept" -> testAccept(transaction(params.path(0).path(0)));
            case "sendrawtransaction" -> send(transaction(params.path(0)));
            case "estimatesmartfee" -> estimate(params);
            case "getmempoolinfo" -> Map.of("mempoolminfee", new BigDecimal("0.00001"));
            case "getnetworkinfo", "scantxoutset" -> Map.of();
            default -> throw new Refusal(METHOD_NOT_FOUND, "Method not found");
        };
    }

    private Map<String, Object> estimate(JsonNode params) {
        if (params.isEmpty()) {
            throw new Refusal(-1, "help");
        }
        var rate = feeRates.get(params.path(0).asInt());
        return rate == null
                ? Map.of("errors", List.of("Insufficient data or no feerate found"))
                : Map.of("feerate", rate);
    }

    private String blockHash(int height) {
        if (height > chain.height()) {
            throw new Refusal(-8, "Block height out of range");
        }
        return Hashes.hex(chain.active().get(height).hash);
    }

    private Transaction find(JsonNode params) {
        if (params.isEmpty()) {
            throw new Refusal(-1, "help");
        }
        var tx = chain.transaction(new TxId(params.path(0).asString()));
        if (tx == null) {
            throw new Refusal(-5, "No such mempool transaction");
        }
        return tx;
    }

    private List<Map<String, Object>> testAccept(Transaction tx) {
        var reason = chain.reject(tx);
        return List.of(reason.isEmpty() ? Map.of("allowed", true) : Map.of("allowed", false, "reject-reason", reason));
    }

    private String send(Transaction tx) {
        var reason = chain.reject(tx);
        if (reason.equals("txn-already-known")) {
            throw new Refusal(-27, "Transaction outputs already in utxo set");
        }
        if (!reason.isEmpty() && !reason.equals("txn-already-in-mempool")) {
            throw new Refusal(reason.equals("missing-inputs") ? -25 : -26, reason);
        }
        accept(tx);
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
