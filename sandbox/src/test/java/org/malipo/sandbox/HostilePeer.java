package org.malipo.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;

/** Stands between a client and an honest node, and tells the client something else where it likes to. */
final class HostilePeer implements AutoCloseable {
    private static final MessageCodec CODEC = new MessageCodec(Network.REGTEST);

    private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int honestPort;
    private final Lie lie;

    /** What it sends in place of a message of the node's. */
    interface Lie {
        /** {@return the bytes to send, none to say nothing} */
        byte[] instead(Message truth);
    }

    HostilePeer(int honestPort, Lie lie) throws IOException {
        this.honestPort = honestPort;
        this.lie = lie;
        Thread.ofVirtual().start(this::accept);
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
                pump(client, node, CODEC::encode);
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
                        to.getOutputStream().write(lie.instead(message));
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
