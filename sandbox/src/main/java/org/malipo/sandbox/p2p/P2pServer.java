package org.malipo.sandbox.p2p;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.chain.BlockEntry;
import org.malipo.sandbox.chain.ChainListener;
import org.malipo.sandbox.chain.Undo;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.sandbox.mempool.MempoolListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for peers on loopback and tells all of them what is new. */
public final class P2pServer implements ChainListener, MempoolListener, AutoCloseable {
    public static final String USER_AGENT = "/MalipoSandbox:0.1.0/";
    public static final long SERVICES = Message.Version.NODE_NETWORK
            | Message.Version.NODE_WITNESS
            | Message.Version.NODE_COMPACT_FILTERS
            | Message.Version.NODE_NETWORK_LIMITED;

    private static final Logger log = LoggerFactory.getLogger(P2pServer.class);
    private static final int MAX_PEERS = 64;
    private static final long CHECK_SECONDS = 20;
    private static final long PING_AFTER_SECONDS = 60;
    private static final long SILENCE_SECONDS = 180;
    private static final long HANDSHAKE_SECONDS = 60;

    private final Node node;
    private final ServerSocket listening;
    private final MessageCodec codec = new MessageCodec(Network.REGTEST);
    private final AtomicLong ids = new AtomicLong();
    private final Set<PeerSession> sessions = ConcurrentHashMap.newKeySet();

    public P2pServer(Node node, int port) throws IOException {
        this.node = node;
        this.listening = new ServerSocket(port, MAX_PEERS, InetAddress.getLoopbackAddress());
        node.chain().addListener(this);
        node.mempool().addListener(this);
    }

    public void start() {
        Thread.ofPlatform().daemon().name("p2p-accept").start(this::accept);
        Thread.ofVirtual().name("p2p-watch").start(this::watch);
    }

    public int port() {
        return listening.getLocalPort();
    }

    public List<PeerInfo> peers() {
        return sessions.stream().map(PeerSession::info).filter(Objects::nonNull).toList();
    }

    /** Ends all connections; peers may come back at once. */
    public void disconnectAll() {
        sessions.forEach(session -> session.connection().close());
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                if (sessions.size() >= MAX_PEERS) {
                    socket.close();
                } else {
                    Thread.ofVirtual().name("p2p-read-" + socket.getPort()).start(() -> serve(socket));
                }
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    log.warn("A peer could not be accepted: {}", e.toString());
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (var connection = new PeerConnection(socket, codec, node.clock())) {
            var session = new PeerSession(ids.getAndIncrement(), node, connection);
            sessions.add(session);
            try {
                session.run();
            } finally {
                sessions.remove(session);
            }
        } catch (IOException e) {
            log.debug("The connection to {} ends: {}", socket.getRemoteSocketAddress(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("The connection to {} ends on a fault of ours", socket.getRemoteSocketAddress(), e);
        }
    }

    private void watch() {
        try {
            while (!listening.isClosed()) {
                TimeUnit.SECONDS.sleep(CHECK_SECONDS);
                checkAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkAll() {
        long now = node.clock().instant().getEpochSecond();
        for (PeerSession session : sessions) {
            PeerConnection connection = session.connection();
            long silence = now - connection.traffic().lastReceive();
            boolean neverReady = !session.isReady() && now - connection.openedAt() > HANDSHAKE_SECONDS;
            if (silence > SILENCE_SECONDS || neverReady) {
                connection.close();
            } else if (silence > PING_AFTER_SECONDS && session.isReady()) {
                session.ping();
            }
        }
    }

    @Override
    public void added(MempoolEntry entry) {
        sessions.forEach(session -> session.announce(entry));
    }

    @Override
    public void settled(BlockEntry oldTip, BlockEntry newTip) {
        var headers = new ArrayList<BlockHeader>();
        for (int height = newTip.forkWith(oldTip).height() + 1; height <= newTip.height(); height++) {
            headers.add(node.chain().at(height).header());
        }
        sessions.forEach(session -> session.announce(newTip, headers));
    }

    @Override
    public void connected(BlockEntry entry, Block block, Undo undo) {
        // told once the whole change is done
    }

    @Override
    public void disconnected(BlockEntry entry, Block block, Undo undo) {
        // told once the whole change is done
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            log.debug("The listening socket did not close: {}", e.toString());
        }
        disconnectAll();
    }
}
