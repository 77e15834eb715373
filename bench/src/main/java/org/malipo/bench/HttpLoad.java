package org.malipo.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One kept connection that posts JSON and reads the answers, with as little work as HTTP/1.1 allows, so that the server and
 * not its client is measured.
 */
final class HttpLoad implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    HttpLoad(URI server) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** {@return the bytes of a request} */
    static byte[] post(String path, String authorization, String json) {
        return """
                POST %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                %s""".formatted(path, authorization, json.length(), json).getBytes(StandardCharsets.US_ASCII);
    }

    /** {@return the bytes of a request without a body} */
    static byte[] get(String path, String headers) {
        return """
                GET %s HTTP/1.1\r
                Host: 127.0.0.1\r
                %s\r
                """.formatted(path, headers).getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws IOException if the answer is anything but 200 */
    void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var status = line();
        int length = -1;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
        } else {
            skipChunks();
        }
        if (!status.contains(" 200")) {
            throw new IOException("The server answered " + status);
        }
    }

    private void skipChunks() throws IOException {
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            in.skipNBytes(size + 2L);
        } while (size > 0);
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
