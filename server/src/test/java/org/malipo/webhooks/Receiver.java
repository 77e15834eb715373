package org.malipo.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's server that hears of events, on loopback. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> all = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What came: the raw body, and the signatures that were sent with it. */
    public record Received(String body, String signature, String timedSignature) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public String type() {
            return json().get("type").asString();
        }

        String deliveryId() {
            return json().get("deliveryId").asString();
        }

        long position() {
            return json().get("position").asLong();
        }
    }

    /** @param answer gives the status for what came */
    Receiver(ToIntFunction<Received> answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", exchange -> receive(exchange, answer));
        server.createContext("/silent", exchange -> waitForTheEnd());
        server.start();
    }

    public static Receiver answering(int status) {
        return new Receiver(received -> status);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** {@return an address that takes requests and never answers} */
    String silentUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/silent";
    }

    public List<Received> all() {
        return all;
    }

    List<String> types() {
        return all.stream().map(Received::type).toList();
    }

    private void receive(HttpExchange exchange, ToIntFunction<Received> answer) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            var received = new Received(body, headers.getFirst("BTCPay-Sig"), headers.getFirst("Malipo-Signature"));
            all.add(received);
            exchange.getResponseHeaders().set("X-Shop", "till 4");
            var said = "Thank you for ".concat(received.type()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.applyAsInt(received), said.length);
            exchange.getResponseBody().write(said);
        }
    }

    private void waitForTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
