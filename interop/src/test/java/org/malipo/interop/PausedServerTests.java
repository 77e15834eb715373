package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.client.Checkout;
import org.malipo.client.Invoice;
import org.malipo.client.InvoiceStatus;
import org.malipo.client.NewInvoice;
import org.malipo.client.SpeedPolicy;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Cashier;
import org.malipo.interop.kit.Deployment;
import org.malipo.interop.kit.HistoryCheck;
import org.malipo.interop.kit.Inbox;
import org.malipo.interop.kit.Inbox.Arrival;
import org.malipo.interop.kit.RawHttp;
import org.malipo.interop.kit.ServerDatabase;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.SocketOwner;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;

/** Two servers work on one database, and the one that leads stands still for a minute, in the middle of a transaction. */
@Tag("story")
@Order(1) // takes long
class PausedServerTests {
    private static final Duration STILL = Duration.ofSeconds(60);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration IN_HAND = Duration.ofMillis(50);
    private static final int ENOUGH = 20;
    private static final int MANY = 10_000;

    private Stage stage;
    private Deployment first;
    private Deployment second;
    private ServerDatabase database;
    private HistoryCheck history;
    private Inbox inbox;
    private Shop shop;
    private Shop throughSecond;

    @BeforeEach
    void open() {
        stage = new Stage(PausedServerTests.class, SandboxNode::new);
        first = stage.server();
        second = stage.anotherServer();
        second.startSynchronised();
        database = first.database();
        history = new HistoryCheck(database);
        inbox = new Inbox(this::sender, IN_HAND);
        shop = stage.shop().branch(inbox.url());
        throughSecond = shop.through(second);
    }

    @AfterEach
    void close() {
        first.goOn();
        database.close();
        var errors = second.errors();
        second.close();
        stage.close();
        inbox.close();
        assertThat(errors).as("errors in the second server's log").isEmpty();
    }

    @Test
    void theOneThatStandsStillLosesItsLeadAndWritesNothingStale() {
        try (var atFirst = cashier("first", first);
                var atSecond = cashier("second", second)) {
            var expiring = Stream.generate(this::expiringSoon).limit(5).toList();
            var paid = paid(shop, 3);
            Await.until("work at both", PATIENCE, inbox::count, count -> count > 2 * ENOUGH);
            assertThat(leadersWithout(first))
                    .as("what others lead than the first")
                    .isEmpty();

            database.holdUp("event_stamp");
            database.awaitHeldUp("update event_stamp");
            first.pause();
            long stopped = System.nanoTime();
            var claimed = Set.copyOf(database.texts("select id from webhook_delivery where state = 'attempting'"));
            database.letGo();

            Await.until("the second to lead", TAKEN_OVER_WITHIN, () -> leadersWithout(second), List::isEmpty);
            var meanwhile = paid(throughSecond, 3);
            stage.node().mine(1);
            Stream.concat(paid.stream(), meanwhile.stream()).forEach(this::awaitSettledAndTold);
            LockSupport.parkNanos(stopped + STILL.toNanos() - System.nanoTime());
            var leases = leases();
            first.goOn();

            haveBothDeliver();
            atFirst.end();
            atSecond.end();
            history.awaitAllTold();
            expiring.forEach(invoice -> shop.awaitStatus(invoice, InvoiceStatus.EXPIRED));

            assertThat(leases())
                    .as("who leads, and for how long without a change")
                    .isEqualTo(leases);
            history.assertNoGap();
            history.assertNothingTwice();
            assertEverythingArrived();
            assertNothingWasInFlightFromBoth();
            assertThat(claimed).as("what may have come twice").containsAll(cameTwice());
        }
    }

    /** More at a time than one server delivers at once. */
    private void haveBothDeliver() {
        long woken = System.nanoTime();
        var raw = new RawHttp(first.url(), shop.apiKey());
        var crowd = Stream.of("a", "b", "c")
                .map(name -> new Cashier(name, raw, shop.storeId(), "\"amount\": \"0\"", Duration.ZERO).start(MANY))
                .toList();
        Await.until(
                "both to deliver",
                PATIENCE,
                () -> inbox.arrivals().stream()
                        .filter(one -> one.came() > woken)
                        .map(Arrival::sender)
                        .collect(Collectors.toSet()),
                senders -> senders.containsAll(Set.of("first", "second")));
        crowd.forEach(Cashier::end);
    }

    private Cashier cashier(String name, Deployment server) {
        var raw = new RawHttp(server.url(), shop.apiKey());
        return new Cashier(name, raw, shop.storeId(), "\"amount\": \"5\", \"currency\": \"USD\"", PACE).start(MANY);
    }

    private Invoice expiringSoon() {
        return shop.invoices()
                .create(NewInvoice.of("7", "USD").checkout(Checkout.AS_THE_STORE_SAYS.expiringAfterMinutes(1)));
    }

    private List<Invoice> paid(Shop through, int count) {
        var invoices = Stream.generate(() -> through.bill("9", SpeedPolicy.MEDIUM_SPEED))
                .limit(count)
                .toList();
        invoices.forEach(invoice -> stage.payer().pay(through.address(invoice), through.dueSats(invoice)));
        return invoices;
    }

    private void awaitSettledAndTold(Invoice invoice) {
        throughSecond.awaitStatus(invoice, InvoiceStatus.SETTLED);
        Await.until(
                "the webhook of it",
                PATIENCE,
                () -> inbox.arrivals().stream()
                        .filter(one -> one.invoice().equals(invoice.id()))
                        .map(Arrival::type)
                        .toList(),
                types -> types.contains("InvoiceSettled"));
    }

    private String sender(int port) {
        int here = inbox.url().getPort();
        if (SocketOwner.has(first.pid(), port, here)) {
            return "first";
        }
        return SocketOwner.has(second.pid(), port, here) ? "second" : "nobody we know";
    }

    /** {@return what somebody else leads, or led last} */
    private List<String> leadersWithout(Deployment server) {
        return database.texts("select name from lease where split_part(holder, '/', 2) <> '" + server.pid() + "'");
    }

    private List<String> leases() {
        return database.texts("select name || ' ' || epoch || ' ' || holder from lease order by name");
    }

    private void assertEverythingArrived() {
        assertThat(inbox.forged()).isEmpty();
        assertThat(inbox.arrivals().stream().map(Arrival::sender)).containsOnly("first", "second");
        assertThat(inbox.arrivals().stream().map(Arrival::id).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(history.deliveries(shop.storeId()));
    }

    private void assertNothingWasInFlightFromBoth() {
        var overlaps = inbox.arrivals().stream().collect(Collectors.groupingBy(Arrival::id)).values().stream()
                .flatMap(same -> same.stream()
                        .flatMap(one -> same.stream()
                                .filter(other -> !other.sender().equals(one.sender()))
                                .filter(other -> other.came() < one.went() && one.came() < other.went())));
        assertThat(overlaps).as("in flight from both at once").isEmpty();
    }

    private Set<String> cameTwice() {
        var once = new HashSet<String>();
        return inbox.arrivals().stream()
                .map(Arrival::id)
                .filter(id -> !once.add(id))
                .collect(Collectors.toSet());
    }
}
