package org.malipo.bitpay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop's own address that messages go to, on loopback. */
final class ShopServer implements AutoCloseable {
    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /** @param answer gives the status for the first message, the second and so on, counted from 0 */
    ShopServer(IntUnaryOperator answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext("/ipn", exchange -> receive(exchange, answer));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/ipn";
    }

    /** {@return what came, in order} */
    List<String> bodies() {
        return bodies;
    }

    List<String> statuses() {
        return bodies.stream()
                .map(ShopServer::read)
                .map(json -> json.path("status").asString())
                .toList();
    }

    static JsonNode read(String body) {
        return JsonMapper.shared().readTree(body);
    }

    private void receive(HttpExchange exchange, IntUnaryOperator answer) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            bodies.add(body);
            exchange.sendResponseHeaders(answer.applyAsInt(bodies.size() - 1), -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
