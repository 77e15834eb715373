package org.malipo.bitcoin.p2p;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.p2p.Message.Ping;
import org.malipo.bitcoin.p2p.Message.Pong;
import org.malipo.bitcoin.p2p.Message.Version;

/**
 * A client's connection to one node. Messages are read on a virtual thread of the connection and handed to the listener
 * one by one; while it is busy nothing more is read, so that a fast sender waits instead of filling our memory. Pings are
 * answered before the listener sees anything.
 */
public final class Peer implements AutoCloseable {
    private static final int READ_BUFFER = 1 << 16;

    private final PeerSettings settings;
    private final MessageCodec codec;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Version remote;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile long lastHeard = System.nanoTime();

    /** Hears what the node sends. Both methods are called by the connection's own thread. */
    public interface Listener {
        void received(Message message) throws InterruptedException;

        /** The connection has ended, for this reason; null when we closed it ourselves. Called once, and last. */
        void closed(@Nullable IOException reason);
    }

    private Peer(PeerSettings settings, MessageCodec codec, Socket socket, InputStream in, Version remote)
            throws IOException {
        this.settings = settings;
        this.codec = codec;
        this.socket = socket;
        this.in = in;
        this.out = socket.getOutputStream();
        this.remote = remote;
    }

    /**
     * Connects and shakes hands; the listener hears everything after that.
     *
     * @param startHeight the height of our chain, told to the node
     * @throws ProtocolException if what listens there is no full node of the network
     * @throws IOException if nothing listens there, or it does not answer in time
     */
    public static Peer connect(PeerSettings settings, int startHeight, Listener listener) throws IOException {
        return connect(settings, startHeight, listener, new Socket(settings.proxy()));
    }

    /** The same, over a socket that is not connected yet. */
    public static Peer connect(PeerSettings settings, int startHeight, Listener listener, Socket socket)
            throws IOException {
        try {
            var timeout = Math.toIntExact(settings.connectTimeout().toMillis());
            socket.connect(settings.socketAddress(), timeout);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(timeout);
            var codec = new MessageCodec(settings.network());
            var in = new BufferedInputStream(socket.getInputStream(), READ_BUFFER);
            var version = new Handshake(codec, in, socket.getOutputStream(), settings).run(startHeight);
            socket.setSoTimeout(0);
            var peer = new Peer(settings, codec, socket, in, version);
            peer.start(listener);
            return peer;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** {@return what the node said of itself} */
    public Version remote() {
        return remote;
    }

    public String address() {
        return settings.address();
    }

    public boolean isOpen() {
        return !socket.isClosed();
    }

    /**
     * Sends the message.
     *
     * @throws IOException if the connection is gone
     */
    public void send(Message message) throws IOException {
        var bytes = codec.encode(message);
        writing.lock();
        try {
            out.write(bytes);
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    /** Ends the connection; harmless when it has ended. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // it is gone, which is all that was wanted
        }
    }

    private void start(Listener listener) {
        Thread.ofVirtual().name("p2p-read-" + address()).start(() -> read(listener));
        Thread.ofVirtual().name("p2p-ping-" + address()).start(this::ping);
        Thread.ofVirtual().name("p2p-idle-" + address()).start(this::giveUpWhenSilent);
    }

    private void read(Listener listener) {
        IOException reason = null;
        try {
            while (true) {
                var message = codec.read(in);
                lastHeard = System.nanoTime();
                if (message instanceof Ping(var nonce)) {
                    send(new Pong(nonce));
                } else {
                    listener.received(message);
                    lastHeard = System.nanoTime();
                }
            }
        } catch (IOException e) {
            reason = socket.isClosed() ? null : e;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            close();
            listener.closed(reason);
        }
    }

    private void ping() {
        var nonces = RandomGenerator.getDefault();
        try {
            while (pause()) {
                if (System.nanoTime() - lastHeard >= settings.idleTimeout().toNanos()) {
                    send(new Ping(nonces.nextLong()));
                }
            }
        } catch (IOException _) {
            close(); // the reader hears of it
        }
    }

    /** Apart from the ping, which may itself be stuck in a full buffer. */
    private void giveUpWhenSilent() {
        while (pause()) {
            if (System.nanoTime() - lastHeard >= 2 * settings.idleTimeout().toNanos()) {
                close();
            }
        }
    }

    private boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(1, settings.idleTimeout().toNanos() / 4));
        } catch (InterruptedException _) {
            close();
        }
        return isOpen();
    }

    @Override
    public String toString() {
        return remote.userAgent() + " at " + address();
    }
}
