package org.malipo.chain;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port that leads to another one, and can be shut: then what goes through it breaks off, and nobody comes in. */
final class Gate implements AutoCloseable {
    private static final int WAITING = 50;

    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket entrance;

    Gate(int target) throws IOException {
        this.target = target;
        entrance = listen(ScriptedNode.freePort());
    }

    int port() {
        return entrance.getLocalPort();
    }

    void open() throws IOException {
        entrance = listen(port());
    }

    void shut() throws IOException {
        entrance.close();
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private static InetAddress here() {
        return InetAddress.getLoopbackAddress();
    }

    private ServerSocket listen(int port) throws IOException {
        var listening = new ServerSocket(port, WAITING, here());
        Thread.ofVirtual().start(() -> accept(listening));
        return listening;
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var near = listening.accept();
                var far = new Socket(here(), target);
                sockets.add(near);
                sockets.add(far);
                if (listening.isClosed()) {
                    near.close();
                    far.close();
                }
                pass(near, far);
                pass(far, near);
            } catch (IOException _) {
                return; // shut
            }
        }
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException _) {
                // one side has gone, so the other goes as well
            }
            sockets.remove(from);
            sockets.remove(to);
        });
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
