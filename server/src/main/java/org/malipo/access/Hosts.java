package org.malipo.access;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/** Host names that lead to the same machine or network wherever they are read. */
final class Hosts {
    private static final List<String> NEAR = List.of(".local", ".lan", ".internal", ".localhost");

    private Hosts() {}

    static boolean areThisMachine(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }

    /** {@return whether no stranger can own it: this machine, a private address, a name without a dot, an onion} */
    static boolean areNear(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return areThisMachine(name)
                || name.matches("[a-z0-9-]*[a-z][a-z0-9-]*")
                || name.endsWith(".onion")
                || NEAR.stream().anyMatch(name::endsWith)
                || isPrivate(name);
    }

    private static boolean isPrivate(String name) {
        try {
            var address = InetAddress.ofLiteral(name.replaceAll("^\\[|]$", ""));
            return address.isSiteLocalAddress() || address.isLinkLocalAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
