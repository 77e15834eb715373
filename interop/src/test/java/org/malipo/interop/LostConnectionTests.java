package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.client.InvoiceStatus;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Cashier;
import org.malipo.interop.kit.Cashier.Sale;
import org.malipo.interop.kit.HistoryCheck;
import org.malipo.interop.kit.Inbox;
import org.malipo.interop.kit.Inbox.Arrival;
import org.malipo.interop.kit.RawHttp;
import org.malipo.interop.kit.ServerDatabase;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;
import org.malipo.interop.node.Wire;

/** The connection to the database is lost again and again, while invoices are made, paid and told of. */
@Tag("story")
class LostConnectionTests {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CASHIERS = 4;
    private static final int LOSSES = 12;
    private static final int PAID = 5;
    private static final int MANY = 100_000;
    private static final int AWAY = 503;

    private final Random moments = new Random(20261126);
    private Stage stage;
    private ServerDatabase database;
    private Wire line;
    private HistoryCheck history;
    private Inbox inbox;
    private Shop shop;

    /** The server that made the database is killed, and comes back as one that has only a line to it. */
    @BeforeEach
    void open() {
        stage = new Stage(LostConnectionTests.class, SandboxNode::new);
        inbox = new Inbox();
        shop = stage.shop().branch(inbox.url()).patient();
        database = stage.server().database();
        history = new HistoryCheck(database);
        line = new Wire(database.port());
        stage.server().kill();
        stage.server().settings(Map.of("DATABASE_URL", database.url(line.port())));
        stage.server().startSynchronised();
    }

    @AfterEach
    void close() {
        stage.server().stop();
        line.close();
        database.stop();
        stage.close();
        inbox.close();
    }

    @Test
    void answersEachRequestOnceAndTellsEachEventOnce() {
        var cashiers = IntStream.range(0, CASHIERS).mapToObj(this::cashier).toList();
        for (int i = 0; i < LOSSES; i++) {
            letWork();
            lose(i);
        }
        awaitOneWhoseCommitNobodyHeardOf(cashiers);
        goAwayForAWhile();
        var invoices = paid(cashiers);
        cashiers.forEach(Cashier::end);
        stage.node().mine(1);

        invoices.forEach(id -> Await.until(
                "invoice " + id + " to be settled",
                PATIENCE,
                () -> shop.invoices().get(id).status(),
                status -> status.equals(InvoiceStatus.SETTLED)));
        history.awaitAllTold();
        assertThat(refusals(cashiers)).as("how requests were refused").isSubsetOf(Set.of(AWAY));
        history.assertNoGap();
        history.assertNothingTwice();
        assertEverySaleIsThereOnce(cashiers);
        assertThat(inbox.arrivals().stream().map(Arrival::id).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(history.deliveries(shop.storeId()));
    }

    private Cashier cashier(int number) {
        var raw = new RawHttp(stage.server().url(), shop.apiKey());
        var order = "\"amount\": \"5\", \"currency\": \"USD\"";
        return new Cashier("cashier-" + number, raw, shop.storeId(), order, Duration.ofMillis(20)).start(MANY);
    }

    private void letWork() {
        LockSupport.parkNanos(Duration.ofMillis(200 + moments.nextInt(600)).toNanos());
    }

    private void lose(int number) {
        switch (number % 3) {
            case 0 -> {
                line.cut();
                LockSupport.parkNanos(Duration.ofMillis(moments.nextInt(500)).toNanos());
                line.mend();
            }
            case 1 -> database.endConnections();
            default -> swallowACommit();
        }
    }

    private void swallowACommit() {
        line.swallow("COMMIT");
        Await.until("a commit", line::hasSwallowed, gone -> gone);
    }

    /** Of some commits that nobody hears of, one is that of an invoice. */
    private void awaitOneWhoseCommitNobodyHeardOf(List<Cashier> cashiers) {
        Await.until(
                "an invoice that is made, and whose maker does not know",
                PATIENCE,
                () -> {
                    swallowACommit();
                    return sales(cashiers).stream().anyMatch(Sale::known);
                },
                found -> found);
    }

    private void goAwayForAWhile() {
        assertThat(stage.server().readiness()).isEqualTo(200);
        line.cut();
        Await.until("the server to say so", stage.server()::readiness, status -> status == AWAY);
        line.mend();
        Await.until("the server to be well again", stage.server()::readiness, status -> status == 200);
    }

    private List<String> paid(List<Cashier> cashiers) {
        var invoices = sales(cashiers).stream().limit(PAID).map(Sale::invoice).toList();
        for (var id : invoices) {
            var invoice = shop.invoices().get(id);
            stage.payer().pay(shop.address(invoice), shop.dueSats(invoice));
            database.endConnections();
        }
        return invoices;
    }

    private static List<Sale> sales(List<Cashier> cashiers) {
        return cashiers.stream().flatMap(cashier -> cashier.sales().stream()).toList();
    }

    private static Set<Integer> refusals(List<Cashier> cashiers) {
        return cashiers.stream()
                .flatMap(cashier -> cashier.refusals().keySet().stream())
                .collect(Collectors.toSet());
    }

    private void assertEverySaleIsThereOnce(List<Cashier> cashiers) {
        assertThat(database.texts("select id from invoice where store_id = '" + shop.storeId() + "'"))
                .containsExactlyInAnyOrderElementsOf(
                        sales(cashiers).stream().map(Sale::invoice).toList());
        for (var cashier : cashiers) {
            for (var sale : cashier.sales()) {
                assertThat(cashier.askAgain(sale).body()).isEqualTo(sale.answer());
            }
        }
    }
}
