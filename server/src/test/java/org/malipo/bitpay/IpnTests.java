package org.malipo.bitpay;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.outbox.Claim;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.EventConsumers;
import org.malipo.outbox.EventTail;
import org.malipo.outbox.Room;
import org.malipo.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;

/** From an invoice's state to its maker's address. */
@InvoiceTest
@NullUnmarked // fields are set before each test
class IpnTests extends BitpayCase {
    private static final long SATS = 200_000; // 100 USD
    private static final Duration CLAIM = Duration.ofSeconds(15);

    @Autowired
    Invoices invoices;

    @Autowired
    EventsForIpn events;

    @Autowired
    EventConsumers consumers;

    @Autowired
    IpnQueue queue;

    @Autowired
    IpnAttempt attempt;

    @Autowired
    ClaimWorkers<IpnMessage> workers;

    @AfterEach
    void goOn() {
        jdbc.update(
                "update bitpay_ipn set state = 'done', ended_at = now(), claimed_by = null, claimed_until = null where state <> 'done'");
        if (!workers.isRunning()) {
            workers.start();
        }
    }

    @Test
    void tellsOfTheConfirmationAndOfNothingElse() {
        try (var server = new ShopServer(_ -> 200)) {
            var invoice = made(server, "");
            chain.mine(chain.pay(invoice.prompts().getFirst(), SATS));

            settle();

            var now = invoices.get(invoice.id());
            assertThat(server.bodies()).hasSize(1);
            var body = server.bodies().getFirst();
            assertThat(body)
                    .isEqualTo(("{\"id\":\"%s\",\"status\":\"confirmed\",\"exceptionStatus\":false,\"price\":100,"
                                    + "\"currency\":\"USD\",\"invoiceTime\":%d,\"expirationTime\":%d,\"currentTime\":%d,"
                                    + "\"posData\":\"{\\\"till\\\": 3}\",\"orderId\":\"42\","
                                    + "\"buyerFields\":{\"buyerEmail\":\"asha@example.com\"},\"amountPaid\":200000,"
                                    + "\"paymentSubtotals\":{\"BTC\":200000},\"paymentTotals\":{\"BTC\":200000},"
                                    + "\"exchangeRates\":{\"BTC\":{\"USD\":50000}},"
                                    + "\"url\":\"http://127.0.0.1:%d/i/%s\",\"rate\":50000,\"btcPrice\":\"0.002\","
                                    + "\"btcPaid\":\"0.002\",\"btcDue\":\"0\"}")
                            .formatted(
                                    now.id(),
                                    now.createdAt().toEpochMilli(),
                                    now.expiresAt().toEpochMilli(),
                                    ShopServer.read(body).path("currentTime").asLong(),
                                    port,
                                    now.id()));
        }
    }

    @Test
    void tellsTheWholeStoryInOrder() {
        try (var server = new ShopServer(_ -> 200)) {
            var invoice = made(server, "\"fullNotifications\": true,");
            chain.mine(chain.pay(invoice.prompts().getFirst(), SATS));

            settle();

            assertThat(server.statuses()).containsExactly("paid", "confirmed", "complete");
        }
    }

    @Test
    void tellsEachEventByItsCodeToWhoWantsThat() {
        try (var server = new ShopServer(_ -> 200)) {
            var invoice = made(server, "\"extendedNotifications\": \"true\",");
            chain.mine(chain.pay(invoice.prompts().getFirst(), SATS));

            settle();

            assertThat(server.bodies())
                    .map(ShopServer::read)
                    .filteredOn(json -> json.has("event"))
                    .map(json -> json.path("event").path("code").asInt() + " "
                            + json.path("event").path("name").asString() + " "
                            + json.path("data").path("status").asString())
                    .containsExactly(
                            "1001 invoice_created new",
                            "1002 invoice_receivedPayment paid",
                            "1003 invoice_paidInFull paid",
                            "1005 invoice_confirmed confirmed",
                            "1006 invoice_completed complete");
            assertThat(server.statuses())
                    .filteredOn(status -> !status.isEmpty())
                    .containsExactly("confirmed");
        }
    }

    @Test
    void tellsWhatAMerchantDecided() {
        try (var server = new ShopServer(_ -> 200)) {
            var invoice = made(server, "\"fullNotifications\": true, \"extendedNotifications\": true,");
            invoices.mark(invoice.id(), InvoiceStatus.SETTLED);
            invoices.mark(invoice.id(), InvoiceStatus.INVALID);

            settle();

            assertThat(server.statuses())
                    .filteredOn(status -> !status.isEmpty())
                    .containsExactly("complete", "invalid");
            assertThat(server.bodies())
                    .map(body ->
                            ShopServer.read(body).path("event").path("code").asInt())
                    .filteredOn(code -> code > 1002)
                    .containsExactly(2008, 1008);
            assertThat(ShopServer.read(server.bodies().getLast())
                            .at("/data/exceptionStatus")
                            .asString())
                    .isEqualTo("marked");
        }
    }

    @Test
    void triesSixTimesTenMinutesApart() {
        try (var server = new ShopServer(_ -> 500)) {
            var invoice = made(server, "\"fullNotifications\": true,");
            invoices.mark(invoice.id(), InvoiceStatus.INVALID);
            for (int attempt = 1; attempt <= IpnAttempt.MOST_ATTEMPTS; attempt++) {
                settle();
                assertThat(server.bodies()).hasSize(attempt);
                clock.tick(IpnAttempt.PAUSE);
            }

            settle();

            assertThat(server.bodies()).hasSize(6);
            assertThat(jdbc.queryForObject(
                            "select state || ' ' || attempts || ' ' || http_code from bitpay_ipn where invoice_id = ?",
                            String.class,
                            invoice.id().value()))
                    .isEqualTo("done 6 500");
            assertThat(signedIn()
                            .open("/stores/" + store.id() + "/invoices/" + invoice.id())
                            .body())
                    .contains("127.0.0.1 did not take the message invoice_markedInvalid; given up after 6 tries.");
        }
    }

    @Test
    void retriesHoldNothingUp() {
        try (var server = new ShopServer(count -> count == 0 ? 503 : 200)) {
            var invoice = made(server, "\"fullNotifications\": true,");
            chain.mine(chain.pay(invoice.prompts().getFirst(), SATS));
            settle();
            assertThat(server.statuses()).containsExactly("paid", "confirmed", "complete");

            clock.tick(Duration.ofMinutes(10));
            settle();

            assertThat(server.statuses()).containsExactly("paid", "confirmed", "complete", "paid");
            assertThat(server.bodies().getLast()).isEqualTo(server.bodies().getFirst());
        }
    }

    @Test
    void sendsAgainWhatAProcessThatDiedHadClaimed() {
        try (var server = new ShopServer(_ -> 200)) {
            workers.stop();
            var invoice = made(server, "\"fullNotifications\": true,");
            chain.mine(chain.pay(invoice.prompts().getFirst(), SATS));
            await().until(() -> consumers.isCaughtUp(events));
            var claimed = claimed("another process's");
            assertThat(claimed.row().eventName()).isEqualTo("invoice_paidInFull");
            attempt.send(claimed.row());

            clock.tick(CLAIM.plusSeconds(1));
            queue.reopenLapsed(clock.instant());
            workers.start();
            settle();

            assertThat(server.statuses()).containsExactly("paid", "paid", "confirmed", "complete");
        }
    }

    @Test
    void recordsOneEndOfAMessageThatTwoHaveSent() {
        try (var server = new ShopServer(_ -> 500)) {
            workers.stop();
            invoices.mark(made(server, "\"fullNotifications\": true,").id(), InvoiceStatus.INVALID);
            await().until(() -> consumers.isCaughtUp(events));
            var frozen = claimed("a process's that stands still");
            clock.tick(CLAIM.plusSeconds(1));
            queue.reopenLapsed(clock.instant());
            assertThat(queue.stands(frozen, clock.instant())).isFalse();
            attempt.make(claimed("another process's"));

            attempt.make(frozen);

            assertThat(jdbc.queryForObject(
                            "select attempts from bitpay_ipn where id = ?",
                            Integer.class,
                            frozen.row().id()))
                    .isEqualTo(1);
        }
    }

    @Test
    void asksAsLittleForManyInvoicesAsForOne(@Autowired EventTail tail) {
        jdbc.update("""
                insert into mail_server (owner, store_id, host, port, sender, disable_certificate_check, trusted)
                values (?, ?, 'mail.example', 25, 'Duka <duka@example.com>', false, false)
                """, store.id().value(), store.id().value());
        try (var server = new ShopServer(_ -> 200)) {
            var past = IntStream.range(0, 5)
                    .mapToObj(_ ->
                            made(server, "\"fullNotifications\": true, \"notificationEmail\": \"asha@example.com\","))
                    .peek(invoice -> invoices.mark(invoice.id(), InvoiceStatus.INVALID))
                    .toList();
            await().until(() -> consumers.isCaughtUp(events));
            var all = past.stream()
                    .flatMap(invoice -> tail.about(invoice.id().value(), 10).stream())
                    .filter(event -> events.types().contains(event.type()))
                    .toList();
            assertThat(all).hasSize(10);

            events.handleAll(all); // what is kept in memory is there now

            var one = Statements.in(() -> events.handleAll(all.subList(0, 2)));
            var five = Statements.in(() -> events.handleAll(all));

            assertThat(five).isEqualTo(one).hasSizeBetween(5, 10);
        }
    }

    @Test
    void tellsTheAddressOfAPayButton() {
        store = shop.change(store.id(), terms -> PayButtonTests.with(terms, true));
        try (var server = new ShopServer(_ -> 200)) {
            var pressed = new Browser(port)
                    .submitForged(
                            "/api/v1/invoices",
                            Map.of(
                                    "storeId",
                                    store.id().value(),
                                    "price",
                                    "100",
                                    "jsonResponse",
                                    "true",
                                    "serverIpn",
                                    server.url()));
            var id = ShopServer.read(pressed.body()).path("invoiceId").asString();
            invoices.mark(new InvoiceId(id), InvoiceStatus.INVALID);

            settle();

            assertThat(server.statuses()).containsExactly("invalid");
        }
    }

    /** {@return an invoice over 100 USD whose maker listens there} */
    private InvoiceView made(ShopServer server, String more) {
        var body = """
                {"token": "%s", %s "price": 100, "currency": "USD", "orderId": "42", "posData": "{\\"till\\": 3}",
                 "buyer": {"email": "asha@example.com"}, "notificationURL": "%s"}""".formatted(paired(), more, server.url());
        return invoices.get(
                new InvoiceId(program.post("/invoices", body).data().path("id").asString()));
    }

    private Claim<IpnMessage> claimed(String claim) {
        var now = clock.instant();
        var rows = queue.claim(new Room<>(claim, now, now.plus(CLAIM), 16, List.of()));
        assertThat(rows).hasSize(1);
        return new Claim<>(rows.getFirst(), claim);
    }

    /** Until all that has happened is queued, and nothing is left to do at this time. */
    private void settle() {
        workers.wake();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> consumers.isCaughtUp(events)
                        && Boolean.TRUE.equals(jdbc.queryForObject(
                                """
                                select count(*) = 0 from bitpay_ipn
                                where state = 'attempting' or (state = 'waiting' and due_at <= ?)
                                """, Boolean.class, clock.instant().atOffset(UTC))));
    }
}
