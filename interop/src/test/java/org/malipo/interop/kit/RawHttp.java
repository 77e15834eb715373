package org.malipo.interop.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends what no well-behaved client would send. */
public final class RawHttp implements AutoCloseable {
    private final URI server;
    private final String authorization;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public RawHttp(URI server, String apiKey) {
        this.server = server;
        this.authorization = "token " + apiKey;
    }

    public HttpResponse<String> send(String method, String path, String body) {
        return send(method, path, BodyPublishers.ofString(body));
    }

    public HttpResponse<String> send(String method, String path, BodyPublisher body) {
        return exchange(request(method, path, body).build());
    }

    private HttpRequest.Builder request(String method, String path, BodyPublisher body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, body);
    }

    /** Sends a request that may be repeated under its key. */
    public HttpResponse<String> keyed(String method, String path, String body, String key) {
        return exchange(request(method, path, BodyPublishers.ofString(body))
                .header("Idempotency-Key", key)
                .build());
    }

    public HttpResponse<String> getWith(String path, String header, String value) {
        return exchange(HttpRequest.newBuilder(server.resolve(path))
                .header(header, value)
                .build());
    }

    /** Sends bytes as they are and {@return all that comes back until the server hangs up, or nothing for a while} */
    public String bytes(String request) {
        try (var socket = connect()) {
            socket.setSoTimeout(3_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(200), UTF_8);
        } catch (IOException e) {
            return "hung up: " + e.getMessage();
        }
    }

    /** {@return a connection on which half a request was sent} */
    public Socket halfARequest() {
        try {
            var socket = connect();
            socket.getOutputStream().write("POST /api/v1/stores HTTP/1.1\r\nHost: x\r\nContent-Le".getBytes(UTF_8));
            socket.getOutputStream().flush();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.getPort());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
