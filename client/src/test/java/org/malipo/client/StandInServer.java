package org.malipo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Stands in for a server: answers as it was told to, in that order, the last way for ever, and remembers what it was asked. */
final class StandInServer implements AutoCloseable {
    private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour last = answer(200, "{}");

    /** What to do with a request. It does not have to answer. */
    @FunctionalInterface
    interface Behaviour {
        void meet(HttpExchange exchange) throws IOException;
    }

    record Request(String line, String body, Map<String, List<String>> headers) {
        @Nullable
        String header(String name) {
            var values = headers.get(name);
            return values == null ? null : values.getFirst();
        }
    }

    StandInServer() throws IOException {
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    static Behaviour answer(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Hangs up without an answer. */
    static Behaviour silence() {
        return HttpExchange::close;
    }

    /** Promises a long body and hangs up after its beginning. */
    static Behaviour halfOf(String body) {
        return exchange -> {
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        };
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    void answers(int status, String body, String... headers) {
        does(answer(status, body, headers));
    }

    /** From now on, one after the other, and the last one again and again. */
    void does(Behaviour... behaviours) {
        next.clear();
        next.addAll(List.of(behaviours));
        last = behaviours[behaviours.length - 1];
    }

    List<Request> requests() {
        return requests;
    }

    /** {@return method, path and query} */
    String lastRequest() {
        var request = requests.getLast();
        return request.line() + " " + request.body();
    }

    @Nullable
    String lastAuthorization() {
        return requests.getLast().header("Authorization");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(new Request(line, sent, Map.copyOf(exchange.getRequestHeaders())));
            var told = next.poll();
            (told == null ? last : told).meet(exchange);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
