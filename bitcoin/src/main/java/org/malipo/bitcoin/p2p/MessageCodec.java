package org.malipo.bitcoin.p2p;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.acinq.bitcoin.Crypto;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.malipo.bitcoin.Network;

/**
 * Messages to bytes and back. A message is a header of 24 bytes (magic of the network, command, length and checksum of
 * the payload) and the payload. Limits are those of Bitcoin Core; whatever breaks one is a {@link ProtocolException}.
 * Holds no state, so one codec serves any number of connections.
 */
public final class MessageCodec {
    /** The largest payload, in bytes. */
    public static final int MAX_PAYLOAD = 4_000_000;

    public static final int MAX_HEADERS = 2_000;
    public static final int MAX_INVENTORY = 50_000;
    public static final int MAX_LOCATOR = 101;

    /** The most filters that one question may ask for, and the distance of two filter checkpoints (BIP 157). */
    public static final int MAX_FILTERS = 1_000;

    private static final int HEADER = 24;
    private static final int COMMAND = 12;

    private final int magic;

    public MessageCodec(Network network) {
        magic = P2pParameters.of(network).magic();
    }

    /**
     * Reads the next message, waiting for it.
     *
     * @throws EOFException if the stream ends before the message does
     * @throws ProtocolException if it is of another network, too long, corrupt or malformed
     */
    public Message read(InputStream in) throws IOException {
        var header = ByteBuffer.wrap(readFully(in, HEADER));
        if (header.getInt() != magic) {
            throw new ProtocolException("The message belongs to another network or is no Bitcoin message.");
        }
        var command = command(header);
        var length = header.order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < 0 || length > MAX_PAYLOAD) {
            throw new ProtocolException("A " + command + " message of " + Integer.toUnsignedString(length)
                    + " bytes is over the limit of " + MAX_PAYLOAD + ".");
        }
        var checksum = header.getInt();
        if (!Payloads.knows(command)) {
            in.skipNBytes(length);
            return new Message.Unknown(command);
        }
        var payload = readFully(in, length);
        if (checksum(payload) != checksum) {
            throw new ProtocolException("The checksum of a " + command + " message is wrong.");
        }
        return Payloads.read(command, payload);
    }

    /** Writes the message in one piece; flushing is the caller's business. */
    public void write(Message message, OutputStream out) throws IOException {
        out.write(encode(message));
    }

    /** {@return the message's bytes, header included} */
    public byte[] encode(Message message) {
        var payload = Payloads.write(message);
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException(message.command() + " is longer than " + MAX_PAYLOAD + " bytes");
        }
        return ByteBuffer.allocate(HEADER + payload.length)
                .putInt(magic)
                .put(Arrays.copyOf(message.command().getBytes(US_ASCII), COMMAND))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(payload.length)
                .putInt(checksum(payload))
                .put(payload)
                .array();
    }

    private static byte[] readFully(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The connection ended.");
        }
        return bytes;
    }

    private static String command(ByteBuffer header) throws ProtocolException {
        var bytes = new byte[COMMAND];
        header.get(bytes);
        var length = 0;
        while (length < COMMAND && bytes[length] != 0) {
            if (bytes[length] < ' ' || bytes[length] > '~') {
                throw new ProtocolException("The name of a message is not ASCII.");
            }
            length++;
        }
        for (var i = length; i < COMMAND; i++) {
            if (bytes[i] != 0) {
                throw new ProtocolException("The name of a message is not padded with zeros.");
            }
        }
        return new String(bytes, 0, length, US_ASCII);
    }

    private static int checksum(byte[] payload) {
        return ByteBuffer.wrap(Crypto.hash256(payload))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }
}
