package org.malipo.sandbox.p2p;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;

/** A socket, its queue, and the thread that empties it. */
final class PeerConnection implements AutoCloseable {
    private static final int READ_BUFFER_BYTES = 64 * 1024;

    private final Socket socket;
    private final MessageCodec codec;
    private final Clock clock;
    private final InputStream in;
    private final OutgoingQueue queue = new OutgoingQueue();
    private final AtomicLong bytesReceived = new AtomicLong();
    private final AtomicLong bytesSent = new AtomicLong();
    private final long openedAt;
    private volatile long lastReceive;
    private volatile long lastSend;

    PeerConnection(Socket socket, MessageCodec codec, Clock clock) throws IOException {
        this.socket = socket;
        this.codec = codec;
        this.clock = clock;
        this.openedAt = now();
        this.lastReceive = openedAt;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(new Counted(socket.getInputStream()), READ_BUFFER_BYTES);
        Thread.ofVirtual().name("p2p-write-" + address()).start(this::write);
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            bytesReceived.addAndGet(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            bytesReceived.addAndGet(Math.max(0, count));
            return count;
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    String address() {
        return socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
    }

    String localAddress() {
        return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    long openedAt() {
        return openedAt;
    }

    PeerInfo.Traffic traffic() {
        return new PeerInfo.Traffic(bytesSent.get(), bytesReceived.get(), lastSend, lastReceive);
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    Message read() throws IOException {
        Message message = codec.read(in);
        lastReceive = now();
        return message;
    }

    /** Sends news, or ends the connection if the peer does not keep up. */
    void announce(Message message) {
        if (!queue.offer(codec.encode(message))) {
            close();
        }
    }

    /** Sends an answer as soon as the peer has taken enough of those before it. */
    void answer(Message message) throws InterruptedException {
        if (!queue.put(codec.encode(message))) {
            close();
        }
    }

    private void write() {
        try {
            OutputStream out = socket.getOutputStream();
            for (byte[] message = queue.take(); message.length > 0; message = queue.take()) {
                out.write(message);
                bytesSent.addAndGet(message.length);
                lastSend = now();
            }
        } catch (IOException e) {
            // gone; the reader notices too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        queue.close();
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone, which is all that was wanted
        }
    }
}
