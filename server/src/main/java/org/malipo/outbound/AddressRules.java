package org.malipo.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells public addresses from those of the machine and its neighbours (IANA special-purpose registries, RFC 6890). An
 * IPv6 address that carries an IPv4 one inside is judged by that one.
 */
final class AddressRules {
    private static final List<Block> NOT_PUBLIC = List.of(
            new Block(4, "00", 8), // this network
            new Block(4, "0a", 8), // private
            new Block(4, "6440", 10), // shared address space
            new Block(4, "7f", 8), // loopback
            new Block(4, "a9fe", 16), // link local, where clouds keep their credentials
            new Block(4, "ac10", 12), // private
            new Block(4, "c00000", 24), // protocol assignments
            new Block(4, "c00002", 24), // documentation
            new Block(4, "c0a8", 16), // private
            new Block(4, "c612", 15), // benchmarking
            new Block(4, "c63364", 24), // documentation
            new Block(4, "cb0071", 24), // documentation
            new Block(4, "e0", 3), // multicast, reserved, broadcast
            new Block(16, "00000000000000000000000000000000", 96), // unspecified, loopback, compatible
            new Block(16, "0064ff9b0001", 48), // local translation
            new Block(16, "0100", 64), // discard only
            new Block(16, "20010000", 23), // protocol assignments, Teredo
            new Block(16, "20010db8", 32), // documentation
            new Block(16, "5f00", 16), // segment routing
            new Block(16, "fc", 7), // unique local
            new Block(16, "fe80", 10), // link local
            new Block(16, "fec0", 10), // site local
            new Block(16, "ff", 8)); // multicast

    private AddressRules() {}

    static boolean isPublic(InetAddress address) {
        var judged = embedded(address);
        return NOT_PUBLIC.stream().noneMatch(block -> block.contains(judged.getAddress()));
    }

    static boolean isLoopback(InetAddress address) {
        return embedded(address).isLoopbackAddress();
    }

    /** The IPv4 address in a mapped (::ffff:a.b.c.d), translated (64:ff9b::/96) or 6to4 (2002::/16) one. */
    private static InetAddress embedded(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        var bytes = address.getAddress();
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)
                || startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)) {
            return ipv4(Arrays.copyOfRange(bytes, 12, 16));
        }
        return startsWith(bytes, 0x20, 0x02) ? ipv4(Arrays.copyOfRange(bytes, 2, 6)) : address;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ipv4(byte[] bytes) {
        try {
            return Inet4Address.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an IPv4 address", e);
        }
    }

    /** Addresses of {@code length} bytes whose first {@code bits} bits are those of {@code prefix} (hex). */
    private record Block(int length, String prefix, int bits) {
        boolean contains(byte[] address) {
            if (address.length != length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (bitOf(address, bit) != prefixBit(bit)) {
                    return false;
                }
            }
            return true;
        }

        private static int bitOf(byte[] bytes, int bit) {
            return (bytes[bit / 8] >> (7 - bit % 8)) & 1;
        }

        private int prefixBit(int bit) {
            int digit = bit / 4 < prefix.length() ? Character.digit(prefix.charAt(bit / 4), 16) : 0;
            return (digit >> (3 - bit % 4)) & 1;
        }
    }
}
