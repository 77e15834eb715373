package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Whether nobody on the way can read an answer: TLS, Tor, or the same machine. */
final class SafeConnection {
    private SafeConnection() {}

    static boolean isOf(HttpServletRequest request) {
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        return request.isSecure() || host.endsWith(".onion") || isThisMachine(host);
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }
}
