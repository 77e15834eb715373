package org.malipo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An HTTP server that gives one answer to everything and remembers the last request. */
final class StubServer implements AutoCloseable {
    private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private volatile int status = 200;
    private volatile String body = "{}";
    private volatile String lastRequest = "";
    private volatile @Nullable String lastAuthorization;

    StubServer() throws IOException {
        http.createContext("/", this::handle);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    void answers(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    String lastRequest() {
        return lastRequest;
    }

    @Nullable
    String lastAuthorization() {
        return lastAuthorization;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            lastRequest = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent;
            lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
