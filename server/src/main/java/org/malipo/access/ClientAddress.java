package org.malipo.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Client addresses, as limits count them. */
public final class ClientAddress {
    /** Whoever has one IPv6 address has as many as fit into 64 bits. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** {@return the address itself, or the /64 network of an IPv6 address} */
    public static String network(String address) {
        try {
            if (InetAddress.ofLiteral(address) instanceof Inet6Address wide) {
                var bytes = wide.getAddress();
                Arrays.fill(bytes, IPV6_NETWORK_BYTES, bytes.length, (byte) 0);
                return InetAddress.getByAddress(bytes).getHostAddress();
            }
            return address;
        } catch (IllegalArgumentException | UnknownHostException noAddress) {
            return address;
        }
    }
}
