package org.malipo.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.PromptView;
import org.malipo.invoices.Shop;
import org.malipo.stores.Store;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pay page on a chain that the test makes up: its screens, its status for scripts, its live events. */
@InvoiceTest
class PayPageTests {
    private static final Pattern INLINE = Pattern.compile("<style|<script(?! src)| style=| on[a-z]+=\"");

    @LocalServerPort
    private int port;

    @Autowired
    private PretendedChain chain;

    @Autowired
    private Shop shop;

    @Autowired
    private Invoices invoices;

    @Autowired
    private TestClock clock;

    private final HttpClient http = HttpClient.newHttpClient();
    private Store store;
    private InvoiceView invoice;

    @BeforeEach
    void sellSomething() {
        chain.begin();
        store = shop.open();
        invoice = shop.sell(store, "5.00"); // 10,000 sat
    }

    @AfterEach
    void close() {
        http.shutdownNow(); // close() would wait for event streams that stay open
        clock.reset();
    }

    @Test
    void isWholeWithoutScripts() throws Exception {
        var page = get("/i/" + invoice.id()).body();

        assertThat(page)
                .contains("5.00\u00a0USD", "10\u202f000\u00a0sat", "<svg class=\"qr\"", "Waiting for payment")
                .contains("bitcoin:" + address() + "?amount=0.0001")
                .contains("<noscript><meta http-equiv=\"refresh\"");
        assertThat(INLINE.matcher(page).find()).as("anything inline").isFalse();
    }

    @Test
    void mayBeShownInFramesAndIsKeptByNobody() throws Exception {
        var headers = get("/i/" + invoice.id()).headers();

        assertThat(headers.firstValue("X-Frame-Options")).isEmpty();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .doesNotContain("frame-ancestors", "unsafe");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void followsAPaymentFromPartToWhole() throws Exception {
        assertThat(screen()).isEqualTo("new");

        var part = chain.pay(prompt(), 4_000);
        assertThat(get("/i/" + invoice.id()).body()).contains("are still missing");
        assertThat(status().path("due").asString()).isNotEqualTo("0.00010000");

        var rest = chain.pay(prompt(), 20_000);
        assertThat(get("/i/" + invoice.id()).body()).contains("Payment received");
        assertThat(status().path("status").asString()).isEqualTo("Processing");

        chain.mine(part, rest);
        assertThat(get("/i/" + invoice.id()).body()).contains("Paid, with", "too much", "data-last");
        assertThat(status().path("status").asString()).isEqualTo("Settled");
    }

    @Test
    void asksAgainWhenThePaymentWasTakenBack() throws Exception {
        var paid = chain.pay(prompt(), 4_000);

        chain.evict(paid);

        assertThat(get("/i/" + invoice.id()).body()).contains("Waiting for payment again");
    }

    @Test
    void saysWhenTheTimeIsOver() throws Exception {
        clock.tick(Duration.ofMinutes(20));
        chain.settleDown();
        await().until(() ->
                invoices.get(invoice.id()).status() == InvoiceStatus.EXPIRED); // the server may be at it itself

        assertThat(get("/i/" + invoice.id()).body())
                .contains("The time is over")
                .doesNotContain("bitcoin:bcrt");
        assertThat(status().path("expirationSeconds").asLong()).isZero();
    }

    @Test
    void speaksTheLanguageOfTheLink() throws Exception {
        assertThat(get("/i/" + invoice.id() + "?lang=sw").body()).contains("lang=\"sw\"", "Inasubiri malipo");
        assertThat(get("/i/" + invoice.id() + "?lang=ar").body()).contains("dir=\"rtl\"");
    }

    @Test
    void tellsScriptsTheSameUnderEveryAddress() throws Exception {
        var addresses = Stream.of(
                "/i/" + invoice.id() + "/status",
                "/i/" + invoice.id() + "/BTC-CHAIN/status",
                "/invoice/" + invoice.id() + "/status",
                "/invoice/status?invoiceId=" + invoice.id());

        for (var path : addresses.toList()) {
            var told = json(path);
            assertThat(told.path("address").asString()).isEqualTo(address());
            assertThat(told.path("due").asString()).isEqualTo("0.00010000");
            assertThat(told.path("rate").asString()).isEqualTo("50,000\u00a0USD");
            assertThat(told.path("networkFee").isNumber()).isTrue();
            assertThat(told.path("maxTimeMinutes").asLong()).isEqualTo(15);
            assertThat(told.path("invoiceBitcoinUrlQR").asString()).startsWith("bitcoin:BCRT1Q");
        }
        assertThat(get("/i/unknown/status").statusCode()).isEqualTo(404);
    }

    @Test
    void hidesWhatIsArchivedFromStrangers() throws Exception {
        invoices.archive(invoice.id());

        assertThat(get("/i/" + invoice.id()).statusCode()).isEqualTo(404);
        assertThat(get("/i/" + invoice.id() + "/status").statusCode()).isEqualTo(404);
        assertThat(get("/i/" + invoice.id() + "/events").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsOpenPagesAtOnceAndEndsWithTheInvoice() throws Exception {
        var lines = events();
        var first = next(lines, "data:");

        var paid = chain.pay(prompt(), 10_000);
        var second = next(lines, "data:");
        chain.mine(paid);

        assertThat(second).isNotEqualTo(first);
        assertThat(next(lines, "event:end")).isNotEmpty();
    }

    @Test
    void tellsTheLastStateToWhoConnectsAgain() throws Exception {
        var before = next(events(), "data:");
        chain.pay(prompt(), 4_000);

        assertThat(next(events(), "data:")).isNotEqualTo(before);
    }

    @Test
    void hasNoTestBandWithoutATestWallet() throws Exception {
        assertThat(get("/i/" + invoice.id()).body()).doesNotContain("/test/pay");
    }

    private BlockingQueue<String> events() {
        var lines = new LinkedBlockingQueue<String>();
        var request =
                HttpRequest.newBuilder(uri("/i/" + invoice.id() + "/events")).build();
        Thread.startVirtualThread(() -> listen(request, lines));
        return lines;
    }

    private void listen(HttpRequest request, BlockingQueue<String> lines) {
        try {
            http.send(request, BodyHandlers.ofLines()).body().forEach(lines::add);
        } catch (IOException | UncheckedIOException _) {
            lines.add("closed"); // the test is over
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String next(BlockingQueue<String> lines, String start) throws InterruptedException {
        var line = "";
        while (line != null && !line.startsWith(start)) {
            line = lines.poll(10, TimeUnit.SECONDS);
        }
        assertThat(line).as("a line that starts with " + start).isNotNull();
        return line;
    }

    private PromptView prompt() {
        return invoice.defaultPrompt().orElseThrow();
    }

    private String address() {
        return String.valueOf(prompt().destination());
    }

    private String screen() throws Exception {
        var found = Pattern.compile("pay-card pay-(\\w+)")
                .matcher(get("/i/" + invoice.id()).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private JsonNode status() throws Exception {
        return json("/i/" + invoice.id() + "/status");
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Accept", "text/html, application/json")
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
