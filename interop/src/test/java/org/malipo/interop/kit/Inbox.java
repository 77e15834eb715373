package org.malipo.interop.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver that many deliveries reach at once: keeps what came, from whom, and for how long it was in its hands. */
public final class Inbox implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Queue<String> forged = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Held> wanted = new AtomicReference<>();
    private final IntFunction<String> sender;
    private final Duration takes;
    private final HttpServer http;

    /**
     * A delivery.
     *
     * @param sender who sent it
     * @param came by {@link System#nanoTime}, like {@code went}
     * @param went when it was answered
     */
    public record Arrival(String body, JsonNode event, String sender, long came, long went) {
        public String id() {
            return event.path("deliveryId").asString("");
        }

        public String original() {
            return event.path("originalDeliveryId").asString("");
        }

        public String invoice() {
            return event.path("invoiceId").asString("");
        }

        public String type() {
            return event.path("type").asString("");
        }

        public long position() {
            return event.path("position").asLong(-1);
        }

        public boolean isRedelivery() {
            return event.path("isRedelivery").asBoolean(false);
        }
    }

    public Inbox() {
        this(_ -> "the server", Duration.ZERO);
    }

    /**
     * @param sender tells from the port at the other end whose connection it is
     * @param takes how long it has each delivery in its hands
     */
    public Inbox(IntFunction<String> sender, Duration takes) {
        this.sender = sender;
        this.takes = takes;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/hook", this::handle);
        http.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/hook");
    }

    /** {@return what came so far, in the order in which it was answered} */
    public List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    public int count() {
        return arrivals.size();
    }

    /** {@return bodies that came with a signature that isn't theirs} */
    public List<String> forged() {
        return List.copyOf(forged);
    }

    /** Keeps the next delivery of that kind in its hands, unanswered, until told what to answer. */
    public Held hold(Predicate<JsonNode> kind) {
        var held = new Held(kind);
        wanted.set(held);
        return held;
    }

    private void handle(HttpExchange exchange) throws IOException {
        long came = System.nanoTime();
        try (exchange) {
            var bytes = exchange.getRequestBody().readAllBytes();
            var body = new String(bytes, UTF_8);
            var from = sender.apply(exchange.getRemoteAddress().getPort());
            if (!WebhookReceiver.signature(bytes)
                    .equals(exchange.getRequestHeaders().getFirst("BTCPay-Sig"))) {
                forged.add(body);
            }
            var event = JSON.readTree(body);
            LockSupport.parkNanos(takes.toNanos());
            int status = answer(event);
            arrivals.add(new Arrival(body, event, from, came, System.nanoTime()));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int answer(JsonNode event) {
        var held = wanted.get();
        return held != null && held.wants(event) && wanted.compareAndSet(held, null) ? held.take(event) : 200;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
