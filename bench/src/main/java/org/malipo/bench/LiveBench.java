package org.malipo.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.malipo.client.MalipoClient;
import org.malipo.client.NewInvoice;
import org.malipo.client.Store;
import org.malipo.client.WebhookSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long after a payer sends the pay page and the shop hear of it. The clock starts before the node is asked to send, so
 * the figures hold its signing as well.
 */
@Command(name = "live", description = "From a payment at the node to the live page and to the webhook.")
final class LiveBench implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 10;

    private final Map<String, CompletableFuture<Long>> webhooks = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @Option(names = "--payments", description = "How many payments to measure (${DEFAULT-VALUE}).")
    int payments = 100;

    @Override
    public Integer call() throws Exception {
        var receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", exchange -> {
            try (exchange) {
                heard(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(200, -1);
            }
        });
        receiver.start();
        try (var rig = new Rig()) {
            var admin = rig.administrator();
            var store = Rig.newStore(admin, "Live");
            var address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
            admin.webhooks(store.id()).create(WebhookSettings.everything(URI.create(address)));
            measure(rig, admin, store);
        } finally {
            receiver.stop(0);
        }
        return 0;
    }

    private void measure(Rig rig, MalipoClient admin, Store store) throws Exception {
        var pages = new long[payments];
        var hooks = new long[payments];
        int warmUp = payments / 5;
        for (int i = -warmUp; i < payments; i++) {
            var measured = payOne(rig, admin, store);
            if (i >= 0) {
                pages[i] = measured.page();
                hooks[i] = measured.webhook();
            }
        }
        System.out.println("payment to page:    " + Figures.ofNanos(pages));
        System.out.println("payment to webhook: " + Figures.ofNanos(hooks));
    }

    private Measured payOne(Rig rig, MalipoClient admin, Store store) throws Exception {
        var invoice = admin.invoices(store.id()).create(NewInvoice.of("5", "USD"));
        var method = admin.invoices(store.id()).paymentMethods(invoice.id()).getFirst();
        var webhook = new CompletableFuture<Long>();
        webhooks.put(invoice.id(), webhook);
        var page = follow(rig, invoice.id());

        long begin = System.nanoTime();
        rig.nodeRpc().call("sendtoaddress", method.destination(), method.due());

        return new Measured(within(page) - begin, within(webhook) - begin);
    }

    /** {@return when the page's stream of events next says something, once it is open} */
    private CompletableFuture<Long> follow(Rig rig, String invoiceId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(rig.url().resolve("/i/" + invoiceId + "/events"))
                .header("Accept", "text/event-stream")
                .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The page's events answered " + answer.statusCode());
        }
        var heard = new CompletableFuture<Long>();
        long opened = System.nanoTime();
        Thread.startVirtualThread(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data:") && System.nanoTime() - opened > TimeUnit.MILLISECONDS.toNanos(50)) {
                        heard.complete(System.nanoTime());
                        return;
                    }
                }
            } catch (IOException e) {
                heard.completeExceptionally(e);
            }
        });
        TimeUnit.MILLISECONDS.sleep(60); // what a stream says on opening is not an answer to the payment
        return heard;
    }

    private void heard(byte[] body) {
        long now = System.nanoTime();
        var event = JsonMapper.shared().readTree(body);
        var waiting = webhooks.get(event.path("invoiceId").asString(""));
        if (waiting != null && event.path("type").asString("").equals("InvoiceReceivedPayment")) {
            waiting.complete(now);
        }
    }

    private static long within(CompletableFuture<Long> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private record Measured(long page, long webhook) {}
}
