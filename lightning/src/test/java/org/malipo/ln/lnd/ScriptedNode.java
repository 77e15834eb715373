package org.malipo.ln.lnd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What a node may say, right or wrong, over HTTPS. */
final class ScriptedNode implements AutoCloseable {
    /** @param call method and path, with the query */
    record Asked(String call, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpsServer server;

    ScriptedNode(Identity identity) throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Asked> asked() {
        return asked;
    }

    /** {@return what was asked by calls to this path, whatever the query} */
    List<Asked> asked(String call) {
        return asked.stream()
                .filter(one -> withoutQuery(one.call()).equals(call))
                .toList();
    }

    /** @param call method and path, without a query */
    void on(String call, HttpHandler handler) {
        answers.put(call, handler);
    }

    void answer(String call, String body) {
        answer(call, 200, body);
    }

    void answer(String call, int status, String body) {
        on(call, exchange -> send(exchange, status, body));
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Answers with the text, and then hangs. */
    void hang(String call, String beginning) {
        on(call, exchange -> {
            if (!beginning.isEmpty()) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(beginning.getBytes(UTF_8));
                exchange.getResponseBody().flush();
            }
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Begins to answer with the text, and hangs up. */
    void breakOff(String call, String beginning) {
        on(call, exchange -> {
            exchange.sendResponseHeaders(200, beginning.length() + 1_000L);
            exchange.getResponseBody().write(beginning.getBytes(UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("hangs up");
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        var call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(new Asked(call, Map.copyOf(exchange.getRequestHeaders()), body));
        Optional.ofNullable(answers.get(withoutQuery(call)))
                .orElse(other -> send(other, 404, "{\"code\":5,\"message\":\"Not Found\",\"details\":[]}"))
                .handle(exchange);
    }

    private static String withoutQuery(String call) {
        return call.replaceFirst("\\?.*", "");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
