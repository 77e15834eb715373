package org.malipo.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.malipo.client.MalipoClient;
import org.malipo.client.NewInvoice;
import org.malipo.client.WebhookSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events per second to ten receivers on this machine, first all well, then with one that never answers; and how long after
 * an invoice is there (its creation was answered) the receivers hear of it.
 */
@Command(name = "webhooks", description = "Deliveries per second, and what one hanging receiver costs the others.")
final class WebhooksBench implements Callable<Integer> {
    private static final int RECEIVERS = 10;
    private static final int CALLERS = 8;
    private static final int PACED_MILLIS = 20;
    private static final long PATIENCE_MINUTES = 5;

    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, Long> firstHeard = new ConcurrentHashMap<>();
    private final AtomicInteger heard = new AtomicInteger();

    @Option(names = "--invoices", description = "How many invoices each burst makes (${DEFAULT-VALUE}).")
    int invoices = 1_000;

    @Option(names = "--paced", description = "How many invoices the delay is measured with (${DEFAULT-VALUE}).")
    int paced = 500;

    @Override
    public Integer call() throws Exception {
        var receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/hook", this::hear);
        receiver.createContext("/hang", _ -> hang());
        receiver.start();
        var base = "http://127.0.0.1:" + receiver.getAddress().getPort();
        try (var rig = new Rig()) {
            var admin = rig.administrator();
            burst(admin, base, 0, 2 * invoices); // warms up
            var well = burst(admin, base, 0, invoices);
            var hanging = burst(admin, base, 1, invoices);
            print("ten receivers, all well", well);
            print("ten receivers, one hangs", hanging);
            System.out.printf(
                    Locale.ROOT,
                    "each of the nine others keeps %.0f %% of its rate%n",
                    100 * (hanging / (RECEIVERS - 1)) / (well / RECEIVERS));
            System.out.println("answer to creation to webhook: " + delays(admin, base));
        } finally {
            end.countDown();
            receiver.stop(0);
        }
        return 0;
    }

    private static void print(String what, double perSecond) {
        System.out.printf(Locale.ROOT, "%s: %.0f deliveries/s%n", what, perSecond);
    }

    /** {@return deliveries per second to those that answer} */
    private double burst(MalipoClient admin, String base, int hanging, int count) throws Exception {
        var store = Rig.newStore(admin, "Burst").id();
        for (int i = 0; i < RECEIVERS; i++) {
            var address = URI.create(base + (i < hanging ? "/hang" : "/hook/" + i));
            admin.webhooks(store).create(WebhookSettings.everything(address));
        }
        heard.set(0);
        int expected = count * (RECEIVERS - hanging);
        long begin = System.nanoTime();
        createAll(admin, store, count);
        long deadline = begin + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (heard.get() < expected) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Only " + heard.get() + " of " + expected + " deliveries came");
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        return expected / ((System.nanoTime() - begin) / 1e9);
    }

    private static void createAll(MalipoClient admin, String store, int count)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            var calls = IntStream.range(0, count)
                    .<Callable<Object>>mapToObj(_ -> () -> admin.invoices(store).create(NewInvoice.of("5", "USD")))
                    .toList();
            for (Future<Object> call : threads.invokeAll(calls)) {
                call.get();
            }
        }
    }

    private Figures delays(MalipoClient admin, String base) throws InterruptedException {
        var store = Rig.newStore(admin, "Paced").id();
        admin.webhooks(store).create(WebhookSettings.everything(URI.create(base + "/hook/paced")));
        var nanos = new long[paced];
        for (int i = 0; i < paced; i++) {
            var invoice = admin.invoices(store).create(NewInvoice.of("5", "USD"));
            long answered = System.nanoTime();
            while (!firstHeard.containsKey(invoice.id())) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            nanos[i] = Math.max(0, firstHeard.get(invoice.id()) - answered);
            TimeUnit.MILLISECONDS.sleep(PACED_MILLIS);
        }
        return Figures.ofNanos(nanos);
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            long now = System.nanoTime();
            var event = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            firstHeard.putIfAbsent(event.path("invoiceId").asString(""), now);
            exchange.sendResponseHeaders(200, -1);
            heard.incrementAndGet();
        }
    }

    private void hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
