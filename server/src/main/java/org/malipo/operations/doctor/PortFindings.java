package org.malipo.operations.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.env.Environment;

/** Whether the public port is free, or used by a server of ours. */
record PortFindings(Environment settings) implements Check {
    private static final String CHECK = "port";
    private static final int MILLIS = 3_000;
    private static final String REQUEST = "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @Override
    public List<Finding> findings() {
        int port = settings.getProperty("malipo.http.port", Integer.class, 8080);
        var bind = settings.getProperty("malipo.http.bind", "127.0.0.1");
        try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral(bind))) {
            return List.of(Finding.ok(CHECK, "Port " + socket.getLocalPort() + " is free."));
        } catch (IOException e) {
            return List.of(
                    isOurs(bind, port)
                            ? Finding.ok(CHECK, "Malipo answers on port " + port + ".")
                            : Finding.fail(
                                    CHECK,
                                    "Port " + port + " can't be used: " + e.getMessage() + ".",
                                    "Stop what listens there, or set malipo.http.port."));
        }
    }

    private static boolean isOurs(String bind, int port) {
        try (var socket = new Socket()) {
            socket.setSoTimeout(MILLIS);
            socket.connect(new InetSocketAddress(bind, port), MILLIS);
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(4_000), StandardCharsets.US_ASCII);
            return answer.contains("\"synchronized\"");
        } catch (IOException _) {
            return false;
        }
    }
}
