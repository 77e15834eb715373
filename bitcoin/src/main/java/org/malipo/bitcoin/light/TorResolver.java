package org.malipo.bitcoin.light;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Has Tor look up names: its SOCKS port knows a command for that besides those of RFC 1928 (Tor's {@code socks-extensions}). It
 * gives one address a time; each time it is asked under another user's name, which takes another way through Tor, whose end may
 * have another answer.
 */
final class TorResolver implements Seeds.Resolver {
    private static final int VERSION = 5;
    private static final int NO_SIGN_IN = 0;
    private static final int BY_PASSWORD = 2;
    private static final int RESOLVE = 0xf0;
    private static final int NAME = 3;
    private static final int IPV4 = 1;
    private static final int IPV6 = 4;
    private static final int UNKNOWN_COMMAND = 7;

    private final InetSocketAddress tor;
    private final Duration patience;

    TorResolver(InetSocketAddress tor, Duration patience) {
        this.tor = tor;
        this.patience = patience;
    }

    /** The proxy is not Tor, and looks up no names. */
    static final class NotOffered extends UnknownHostException {
        private static final long serialVersionUID = 1;

        private NotOffered(String name) {
            super("The proxy does not look up " + name + ".");
        }
    }

    @Override
    public InetAddress[] resolve(String name) throws UnknownHostException {
        var isConnected = false;
        try (var socket = new Socket(Proxy.NO_PROXY)) {
            var timeout = Math.toIntExact(patience.toMillis());
            socket.connect(new InetSocketAddress(tor.getHostString(), tor.getPort()), timeout);
            socket.setSoTimeout(timeout);
            isConnected = true;
            return new InetAddress[] {ask(name, new DataInputStream(socket.getInputStream()), socket.getOutputStream())
            };
        } catch (UnknownHostException e) {
            throw e;
        } catch (EOFException | SocketException e) { // as some say that they don't know a command
            throw isConnected ? new NotOffered(name) : unknown(name, e);
        } catch (IOException e) {
            throw unknown(name, e);
        }
    }

    private static InetAddress ask(String name, DataInputStream in, OutputStream out) throws IOException {
        signIn(in, out);
        var host = name.getBytes(US_ASCII);
        var request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {VERSION, (byte) RESOLVE, 0, NAME, (byte) host.length});
        request.writeBytes(host);
        request.writeBytes(new byte[2]); // no port
        out.write(request.toByteArray());
        in.readUnsignedByte();
        var answer = in.readUnsignedByte();
        if (answer == UNKNOWN_COMMAND) {
            throw new NotOffered(name);
        }
        if (answer != 0) {
            throw new UnknownHostException("Tor does not find " + name + " (" + answer + ").");
        }
        in.readUnsignedByte();
        return switch (in.readUnsignedByte()) {
            case IPV4 -> InetAddress.getByAddress(in.readNBytes(4));
            case IPV6 -> InetAddress.getByAddress(in.readNBytes(16));
            default -> throw new UnknownHostException("Tor answers with no address of " + name + ".");
        };
    }

    private static void signIn(DataInputStream in, OutputStream out) throws IOException {
        out.write(new byte[] {VERSION, 2, NO_SIGN_IN, BY_PASSWORD});
        in.readUnsignedByte();
        if (in.readUnsignedByte() == BY_PASSWORD) {
            var user = HexFormat.of()
                    .toHexDigits(RandomGenerator.getDefault().nextLong())
                    .getBytes(US_ASCII);
            var message = new ByteArrayOutputStream();
            message.writeBytes(new byte[] {1, (byte) user.length});
            message.writeBytes(user);
            message.writeBytes(new byte[] {1, '-'});
            out.write(message.toByteArray());
            in.readUnsignedByte();
            if (in.readUnsignedByte() != 0) {
                throw new UnknownHostException("The proxy wants another password.");
            }
        }
    }

    private static UnknownHostException unknown(String name, IOException reason) {
        return new UnknownHostException(name + " can't be looked up: " + reason.getMessage());
    }
}
