package org.malipo.bitcoin.light;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Looks up names as Tor's SOCKS port does; or knows no such command, as other proxies. Whoever connects through it meets
 * somebody who is no node.
 */
final class TorDouble implements AutoCloseable {
    private static final byte[] CONNECTED = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};
    private static final byte[] NO_SUCH_HOST = {5, 4, 0, 1, 0, 0, 0, 0, 0, 0};
    private static final byte[] NO_SUCH_COMMAND = {5, 7, 0, 1, 0, 0, 0, 0, 0, 0};

    /** The users' names and what they asked for. */
    final List<String> users = new CopyOnWriteArrayList<>();

    final List<String> asked = new CopyOnWriteArrayList<>();

    private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final @Nullable Map<String, InetAddress> addresses;

    /** @param addresses null if it looks up nothing */
    TorDouble(@Nullable Map<String, InetAddress> addresses) throws IOException {
        this.addresses = addresses;
        Thread.ofVirtual().start(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort());
    }

    private void accept() {
        while (!listening.isClosed()) {
            try (var socket = listening.accept()) {
                serve(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
            } catch (IOException _) {
                // closed, or the other side has gone
            }
        }
    }

    private void serve(DataInputStream in, OutputStream out) throws IOException {
        in.readUnsignedByte();
        in.skipNBytes(in.readUnsignedByte());
        out.write(new byte[] {5, 2});
        in.readUnsignedByte();
        users.add(text(in));
        text(in);
        out.write(new byte[] {1, 0});
        in.readUnsignedByte();
        var isResolve = in.readUnsignedByte() == 0xf0;
        in.skipNBytes(2);
        var name = text(in);
        in.skipNBytes(2);
        if (isResolve) {
            asked.add(name);
            out.write(answer(name));
        } else {
            out.write(CONNECTED);
            out.write("Whoever reads this speaks another protocol.".getBytes(US_ASCII));
        }
    }

    private byte[] answer(String name) {
        if (addresses == null) {
            return NO_SUCH_COMMAND;
        }
        var address = addresses.get(name);
        if (address == null) {
            return NO_SUCH_HOST;
        }
        var bytes = address.getAddress();
        var answer = new byte[6 + bytes.length];
        answer[0] = 5;
        answer[3] = (byte) (bytes.length == 4 ? 1 : 4);
        System.arraycopy(bytes, 0, answer, 4, bytes.length);
        return answer;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), US_ASCII);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
