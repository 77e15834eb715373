package org.malipo.chain;

import com.sun.net.httpserver.HttpServer;
import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Inventory;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;
import org.malipo.bitcoin.rpc.RpcClient;

/** A scripted peer for the tracker's tests: speaks P2P and JSON-RPC for a {@link ScriptedChain}, over real sockets. */
final class ScriptedNode implements AutoCloseable {
    final ScriptedChain chain = new ScriptedChain();
    final Set<String> missingMethods = ConcurrentHashMap.newKeySet();
    final Set<BlockHash> pruned = ConcurrentHashMap.newKeySet();
    final Map<Integer, BigDecimal> feeRates = new ConcurrentHashMap<>();
    final Map<TxId, Long> acceptedAt = new ConcurrentHashMap<>();

    /** How often each method was called. */
    final Map<String, Integer> calls = new ConcurrentHashMap<>();

    volatile String chainName = "regtest";
    volatile String feeName = "feerate";
    volatile Map<String, Object> mempoolInfo = Map.of("mempoolminfee", new BigDecimal("0.00001"));
    volatile boolean answersHeaders = true;

    /** As bcoin does: {@code sendrawtransaction} answers before it has looked. */
    volatile boolean refusesInSilence;

    volatile boolean keepsBlocksBack;
    volatile int pruneHeight;
    volatile int headersAhead;
    private final MessageCodec codec = new MessageCodec(Network.REGTEST);
    private final List<Socket> peers = new CopyOnWriteArrayList<>();
    private final AtomicInteger handshakes = new AtomicInteger();
    private final AtomicInteger keptBack = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile @Nullable BlockHash held;
    private volatile boolean holding;
    private final int p2pPort;
    private final int rpcPort;
    private @Nullable ServerSocket p2p;
    private @Nullable HttpServer rpc;

    ScriptedNode() throws IOException {
        this(freePort());
    }

    ScriptedNode(int rpcPort) throws IOException {
        this.p2pPort = freePort();
        this.rpcPort = rpcPort;
        start();
    }

    /** One that no outgoing connection of another process is given while the node is away. */
    static int freePort() throws IOException {
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
        http.createContext("/", new ScriptedRpc(this));
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

    /** {@return it, to ask over JSON-RPC; its client is the caller's to close} */
    Node asked() {
        var settings = settings();
        var access = settings.requiredRpc(Network.REGTEST);
        return new Node(Network.REGTEST, settings, new RpcClient(access.url(), access.credentials()));
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

    /** Whoever asks for this block first over JSON-RPC waits until {@link #letGo}. */
    void hold(BlockHash block) {
        held = block;
    }

    boolean isHolding() {
        return holding;
    }

    void letGo() {
        released.countDown();
    }

    /** On the thread that answers. */
    void waitIfHeld(BlockHash block) {
        if (!block.equals(held)) {
            return;
        }
        held = null;
        holding = true;
        try {
            released.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    int keptBack() {
        return keptBack.get();
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
        if (block != null && keepsBlocksBack) {
            keptBack.incrementAndGet();
        } else if (block != null) {
            send(peer, new Message.BlockData(block));
        } else if (tx != null) {
            send(peer, new Message.Tx(tx));
        } else {
            send(peer, new Message.NotFound(List.of(item)));
        }
    }
}
