package org.malipo.interop.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A port that hands everything on to another one, until it is cut: all of it, or a connection at the worst moment. */
public final class Wire implements AutoCloseable {
    private final InetSocketAddress target;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> swallowed = new AtomicReference<>();
    private volatile boolean cut;

    public Wire(int targetPort) {
        var loopback = InetAddress.getLoopbackAddress();
        target = new InetSocketAddress(loopback, targetPort);
        try {
            entrance = new ServerSocket(0, 50, loopback);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Ends all connections, and each new one at once. */
    public void cut() {
        cut = true;
        sockets.forEach(Wire::close);
        sockets.clear();
    }

    public void mend() {
        cut = false;
    }

    /** Ends the connection on which these words come back next, and hands them to nobody: what they tell of has happened. */
    public void swallow(String words) {
        swallowed.set(words);
    }

    /** {@return whether the words came and went} */
    public boolean hasSwallowed() {
        return swallowed.get() == null;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void connect(Socket near) {
        var far = new Socket();
        sockets.add(near);
        sockets.add(far);
        try {
            if (cut) {
                throw new IOException("cut");
            }
            far.connect(target);
        } catch (IOException _) {
            close(near);
            close(far);
            return;
        }
        Thread.ofVirtual().start(() -> copy(near, far, false));
        Thread.ofVirtual().start(() -> copy(far, near, true));
    }

    private void copy(Socket from, Socket to, boolean back) {
        var piece = new byte[16_384];
        try {
            for (int length = 0; length >= 0; length = from.getInputStream().read(piece)) {
                if (back && swallows(piece, length)) {
                    return;
                }
                to.getOutputStream().write(piece, 0, length);
            }
        } catch (IOException _) {
            // one end hung up: so does the other
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private boolean swallows(byte[] piece, int length) {
        var words = swallowed.get();
        return words != null
                && new String(piece, 0, length, StandardCharsets.ISO_8859_1).contains(words)
                && swallowed.compareAndSet(words, null);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // nothing left to close
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
