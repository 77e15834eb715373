package org.malipo.ln.node;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.PublicKey;
import java.util.regex.Pattern;

/** A node and where it listens, {@code key@host:port} (BOLT 7's addresses, as people hand them on). */
public record NodeUri(PublicKey id, String host, int port) {
    public static final int DEFAULT_PORT = 9735;

    private static final int HIGHEST_PORT = 0xffff;
    private static final Pattern TEXT =
            Pattern.compile("([0-9a-fA-F]{66})@(\\[[0-9a-fA-F:.]+]|[^\\s@:\\[\\]/]+)(?::([0-9]{1,5}))?");

    /**
     * Reads {@code key@host}, {@code key@host:port} and {@code key@[ipv6]:port}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static NodeUri read(String text) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("A node is written as its public key, @, and where it listens.");
        }
        var key = new PublicKey(ByteVector.fromHex(parts.group(1)));
        if (!key.isValid()) {
            throw new IllegalArgumentException("The public key of the node is none.");
        }
        int port = parts.group(3) == null ? DEFAULT_PORT : Integer.parseInt(parts.group(3));
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("There is no port " + port + ".");
        }
        return new NodeUri(key, parts.group(2), port);
    }

    @Override
    public String toString() {
        return id.toHex() + "@" + host + ":" + port;
    }
}
