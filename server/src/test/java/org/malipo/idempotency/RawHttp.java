package org.malipo.idempotency;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Requests to the byte, as no well-behaved client sends them. */
final class RawHttp {
    private RawHttp() {}

    /** {@return all that comes back} */
    static String post(int port, String path, @Nullable String apiKey, String headers, String body) throws IOException {
        try (var socket = send(port, path, apiKey, headers, body)) {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    /** Sends a request and leaves the answer to the caller. */
    static Socket send(int port, String path, @Nullable String apiKey, String headers, String body) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Authorization: token " + apiKey + "\r\nContent-Type: application/json\r\n" + headers
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }
}
