package org.malipo.sandbox;

import fr.acinq.bitcoin.Crypto;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.Message;
import org.malipo.bitcoin.p2p.MessageCodec;

/** A peer that sends what the test wants, right or wrong, and reads what comes. */
final class RawPeer implements AutoCloseable {
    private static final MessageCodec CODEC = new MessageCodec(Network.REGTEST);
    private static final int PATIENCE_MS = 10_000;
    private static final int REGTEST_MAGIC = 0xfabfb5da;

    private final Socket socket;
    private final InputStream in;
    private long pings = 1_000;

    private RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(PATIENCE_MS);
    }

    static RawPeer connect(int port) throws IOException {
        return new RawPeer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    static byte[] encode(Message message) {
        return CODEC.encode(message);
    }

    /** Frames a payload of any content, with the right checksum. */
    static byte[] encodeRaw(String command, byte[] payload) {
        return ByteBuffer.allocate(24 + payload.length)
                .putInt(REGTEST_MAGIC)
                .put(Arrays.copyOf(command.getBytes(StandardCharsets.US_ASCII), 12))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(payload.length)
                .put(Crypto.hash256(payload), 0, 4)
                .put(payload)
                .array();
    }

    void send(Message message) throws IOException {
        sendBytes(encode(message));
    }

    void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Shakes hands, sending these messages before the end of it. */
    Message.Version handshake(Message... offers) throws IOException {
        send(new Message.Version(Message.Version.PROTOCOL, 0, 0, 1, "/test/", 0, true));
        var version = await(Message.Version.class);
        for (Message offer : offers) {
            send(offer);
        }
        await(Message.Verack.class);
        send(new Message.Verack());
        await(Message.FeeFilter.class);
        return version;
    }

    /** Waits until the node has seen all that was sent. */
    void roundTrip() throws IOException {
        send(new Message.Ping(++pings));
        await(Message.Pong.class);
    }

    /** Reads until a message of this kind comes. */
    <T extends Message> T await(Class<T> kind) throws IOException {
        while (true) {
            Message message = CODEC.read(in);
            if (kind.isInstance(message)) {
                return kind.cast(message);
            }
        }
    }

    /** Reads until the node ends the connection. {@return false if it does not} */
    boolean awaitEnd() throws IOException {
        try {
            byte[] buffer = new byte[8_192];
            while (in.read(buffer) >= 0) {
                // what was on its way
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true; // reset
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
