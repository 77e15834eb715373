package org.malipo.operations.settings;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A range of IP addresses, {@code 10.0.0.0/8} or {@code fd00::/16}, as a pattern of their text, which Tomcat compares. */
final class AddressRange {
    private static final int IPV4 = 4;
    private static final String ANY_BYTE = "\\d{1,3}";
    private static final String ANY_GROUP = "[0-9a-fA-F]{1,4}";

    private final byte[] address;
    /** How many leading bits all addresses of the range share. */
    private final int bits;

    private AddressRange(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException if it is no address and no range, or one of all addresses */
    static AddressRange parse(String text) {
        var parts = text.strip().split("/", -1);
        if (parts.length > 2 || !parts[0].matches("[0-9a-fA-F:]*[.:][0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException(text + " is not an address or a range.");
        }
        var address = InetAddress.ofLiteral(parts[0]).getAddress();
        int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException(text + " has a wrong length.");
        }
        if (address.length != IPV4 && bits % 16 != 0) {
            throw new IllegalArgumentException(text + ": the length of an IPv6 range must be a multiple of 16.");
        }
        return new AddressRange(address, bits);
    }

    /** {@return whether everybody is in it} */
    boolean isEverything() {
        return bits == 0;
    }

    /** {@return a regular expression that matches the addresses as Java prints them} */
    String pattern() {
        return address.length == IPV4 ? ipv4() : ipv6();
    }

    private String ipv4() {
        return IntStream.range(0, IPV4)
                .mapToObj(index -> octet(address[index] & 0xff, bits - 8 * index))
                .collect(Collectors.joining("\\."));
    }

    private static String octet(int value, int bits) {
        if (bits <= 0) {
            return ANY_BYTE;
        }
        int free = Math.max(0, 8 - bits);
        int first = value >> free << free;
        return IntStream.range(first, first + (1 << free))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private String ipv6() {
        List<String> groups = new ArrayList<>();
        for (int index = 0; index < address.length; index += 2) {
            int value = (address[index] & 0xff) << 8 | (address[index + 1] & 0xff);
            groups.add(index * 8 < bits ? Integer.toHexString(value) : ANY_GROUP);
        }
        return String.join(":", groups);
    }
}
