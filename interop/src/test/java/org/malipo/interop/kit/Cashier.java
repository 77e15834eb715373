package org.malipo.interop.kit;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who makes invoices, one after the other and each with a key, and asks again until there is an answer. */
public final class Cashier implements AutoCloseable {
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(100);
    private static final JsonMapper JSON = new JsonMapper();

    private final Queue<Sale> sales = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final String name;
    private final RawHttp server;
    private final String path;
    private final String order;
    private final Duration pace;
    private volatile boolean done;
    private Thread thread = new Thread();

    /**
     * An invoice that was made.
     *
     * @param key by which it may be asked for again
     * @param answer the body, as it came
     * @param asked how often until it came
     * @param known whether the server had carried out an earlier request with that key, whose answer nobody heard
     */
    public record Sale(String key, String request, String answer, int asked, boolean known) {
        public String invoice() {
            return JSON.readTree(answer).path("id").asString("");
        }
    }

    /**
     * @param order the members of the request beside its metadata, for example {@code "amount": "5"}
     * @param pace the pause between two
     */
    public Cashier(String name, RawHttp server, String store, String order, Duration pace) {
        this.name = name;
        this.server = server;
        this.path = "/api/v1/stores/" + store + "/invoices";
        this.order = order;
        this.pace = pace;
    }

    public Cashier start(int most) {
        thread = Thread.ofVirtual().name(name).start(() -> sell(most));
        return this;
    }

    private void sell(int most) {
        for (int i = 0; i < most && !done; i++) {
            var key = name + "-" + i;
            sell(key, "{%s, \"metadata\": {\"orderId\": \"%s\"}}".formatted(order, key));
            LockSupport.parkNanos(pace.toNanos());
        }
    }

    private void sell(String key, String request) {
        for (int asked = 1; ; asked++) {
            try {
                var answer = server.keyed("POST", path, request, key);
                if (answer.statusCode() == 200) {
                    sales.add(new Sale(key, request, answer.body(), asked, isKnown(answer)));
                    return;
                }
                refusals.computeIfAbsent(answer.statusCode(), _ -> new AtomicInteger())
                        .incrementAndGet();
            } catch (UncheckedIOException noAnswer) {
                // asked again
            }
            LockSupport.parkNanos(BEFORE_ASKING_AGAIN.toNanos());
        }
    }

    private static boolean isKnown(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotency-Replayed").isPresent();
    }

    public List<Sale> sales() {
        return List.copyOf(sales);
    }

    /** {@return the statuses of answers other than 200} */
    public Map<Integer, AtomicInteger> refusals() {
        return refusals;
    }

    /** {@return what the server answers to the same request with the same key now} */
    public HttpResponse<String> askAgain(Sale sale) {
        return server.keyed("POST", path, sale.request(), sale.key());
    }

    /** Waits until the last answer has come. */
    public void await() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends after the invoice at hand. */
    public void end() {
        done = true;
        await();
    }

    @Override
    public void close() {
        done = true;
        thread.interrupt();
    }
}
