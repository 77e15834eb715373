package org.malipo.rates.sources;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A source of prices on this machine: answers what was recorded, or what a test makes up. */
final class RecordedServer implements AutoCloseable {
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final HttpServer server;

    RecordedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            calls.merge(path, 1, Integer::sum);
            var answer = answers.getOrDefault(path, answers.get("/"));
            try (exchange) {
                exchange.sendResponseHeaders(answer == null ? 503 : 200, 0);
                exchange.getResponseBody()
                        .write(Objects.requireNonNullElse(answer, "").getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param path {@code /} for all that no other answer is for */
    void answer(String path, String body) {
        answers.put(path, body);
    }

    void answerFile(String path, String file) {
        try (InputStream stream = RecordedServer.class.getResourceAsStream(file)) {
            answer(path, new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answerNothing() {
        answers.clear();
    }

    int calls(String path) {
        return calls.getOrDefault(path, 0);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
