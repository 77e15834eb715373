package org.malipo.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;

/** Stands between a client and an honest node, and tells the client something else where it likes to. */
final class FalsePeer implements AutoCloseable {
    private static final MessageCodec CODEC = new MessageCodec(Network.REGTEST);

    /** A filter that names no script. */
    private static final ByteVector EMPTY = new ByteVector("00");

    private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int honestPort;
    private final Lie lie;

    /** What it sends in place of a message of the node's. */
    interface Lie {
        List<Message> instead(Message truth);
    }

    FalsePeer(int honestPort, Lie lie) throws IOException {
        this.honestPort = honestPort;
        this.lie = lie;
        Thread.ofVirtual().start(this::accept);
    }

    /** Says that no block concerns anybody, and names the hashes that go with it. */
    static List<Message> hideFilters(Message truth) {
        return switch (truth) {
            case Message.FilterData data -> List.of(new Message.FilterData(data.type(), data.block(), EMPTY));
            case Message.FilterHeaders headers ->
                List.of(new Message.FilterHeaders(
                        headers.type(),
                        headers.stop(),
                        headers.previous(),
                        headers.hashes().stream().map(_ -> hashOfEmpty()).toList()));
            default -> List.of(truth);
        };
    }

    private static ByteVector32 hashOfEmpty() {
        return new ByteVector32(Crypto.hash256(EMPTY.toByteArray()));
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                var node = new Socket(InetAddress.getLoopbackAddress(), honestPort);
                sockets.add(client);
                sockets.add(node);
                pump(client, node, List::of);
                pump(node, client, lie);
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private static void pump(Socket from, Socket to, Lie lie) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                var in = new BufferedInputStream(from.getInputStream());
                while (true) {
                    var message = CODEC.read(in);
                    if (!(message instanceof Message.Unknown)) {
                        for (var said : lie.instead(message)) {
                            CODEC.write(said, to.getOutputStream());
                        }
                    }
                }
            } catch (IOException _) {
                // one side has gone, so the other goes as well
            }
        });
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
