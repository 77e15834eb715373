package org.malipo.bitpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.malipo.access.Browser;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceTest;
import org.malipo.outbox.EventTail;
import org.malipo.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;

/** From an invoice's state to its maker's address. */
@InvoiceTest
@NullUnmarked // fields are set before each test
class IpnTests extends IpnCase {
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
}
