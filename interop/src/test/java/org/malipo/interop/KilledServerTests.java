package org.malipo.interop;

import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Cashier;
import org.malipo.interop.kit.HistoryCheck;
import org.malipo.interop.kit.Inbox;
import org.malipo.interop.kit.Inbox.Arrival;
import org.malipo.interop.kit.RawHttp;
import org.malipo.interop.kit.ServerDatabase;
import org.malipo.interop.kit.Shop;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;
import tools.jackson.databind.JsonNode;

/** The server is killed at each step of telling what has happened, while it has ten thousand events to tell. */
@Tag("story")
@Order(1) // takes long
class KilledServerTests {
    private static final int CASHIERS = 6;
    private static final int INVOICES_EACH = 556;
    /** An invoice of nothing is made, paid and settled at once. */
    private static final int EVENTS = 3 * CASHIERS * INVOICES_EACH;

    private static final int BETWEEN_KILLS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<String> cutShort = new ArrayList<>();
    private Stage stage;
    private ServerDatabase database;
    private HistoryCheck history;
    private Inbox inbox;
    private Shop shop;
    private String failed = "";

    @BeforeEach
    void open() {
        stage = new Stage(KilledServerTests.class, SandboxNode::new);
        database = stage.server().database();
        history = new HistoryCheck(database);
        inbox = new Inbox();
        shop = stage.shop().branch(inbox.url());
    }

    @AfterEach
    void close() {
        database.close();
        stage.close();
        inbox.close();
    }

    @Test
    void losesNothingAndKeepsTheOrderWhereverItDies() {
        var cashiers = IntStream.range(0, CASHIERS).mapToObj(this::cashier).toList();
        var deaths = List.<Runnable>of(
                this::betweenReadingAnEventAndQueueingItsDelivery,
                this::betweenRequestAndAnswer,
                this::betweenAnswerAndRecord,
                this::betweenTheRecordOfAFailureAndItsNextAttempt,
                this::betweenANextAttemptAndItsTime,
                this::betweenARecordAndWhatFollows);
        for (var death : deaths) {
            int before = inbox.count();
            Await.until("more to be told", PATIENCE, inbox::count, count -> count >= before + BETWEEN_KILLS);
            death.run();
            stage.server().start();
        }
        cashiers.forEach(Cashier::await);
        history.awaitAllTold();

        history.assertNoGap();
        history.assertNothingTwice();
        assertEachEventArrivedUnderItsOwnId();
        assertThat(arrivalsOf(cutShort)).as("what was cut short came again").hasSize(2 * cutShort.size());
        assertFirstAttemptsCameInOrder();
        assertTheRetryKeptItsOrigin();
    }

    private Cashier cashier(int number) {
        var raw = new RawHttp(stage.server().url(), shop.apiKey());
        return new Cashier("cashier-" + number, raw, shop.storeId(), "\"amount\": \"0\"", Duration.ZERO)
                .start(INVOICES_EACH);
    }

    private void betweenReadingAnEventAndQueueingItsDelivery() {
        database.holdUp("webhook_delivery");
        database.awaitHeldUp("insert into webhook_delivery");
        die();
    }

    private void betweenRequestAndAnswer() {
        try (var held = inbox.hold(event -> true)) {
            cutShort.add(held.await().path("deliveryId").asString(""));
            die();
        }
    }

    private void betweenAnswerAndRecord() {
        try (var held = inbox.hold(event -> true)) {
            cutShort.add(held.await().path("deliveryId").asString(""));
            database.holdUp("webhook_delivery");
            held.answer(200);
            database.awaitHeldUp("set state = 'done'");
            die();
        }
    }

    private void betweenTheRecordOfAFailureAndItsNextAttempt() {
        try (var held = inbox.hold(event -> true)) {
            var event = held.await();
            cutShort.add(event.path("deliveryId").asString(""));
            database.holdUpRows("webhook", "id = '" + event.path("webhookId").asString("") + "'");
            held.answer(500);
            database.awaitHeldUp("set failing_since");
            die();
        }
    }

    private void betweenANextAttemptAndItsTime() {
        try (var held = inbox.hold(KilledServerTests::isFirstOfItsInvoice)) {
            failed = held.await().path("deliveryId").asString("");
            held.answer(500);
            Await.until("the next attempt to be queued", this::retries, count -> count == 1);
            die();
        }
    }

    private long retries() {
        return database.number("select count(*) from webhook_delivery where original_id = '" + failed
                + "' and state = 'waiting' and retry = 1");
    }

    private void betweenARecordAndWhatFollows() {
        try (var held = inbox.hold(KilledServerTests::isFirstOfItsInvoice)) {
            held.await();
            database.holdUp("webhook_delivery");
            held.answer(200);
            database.awaitHeldUp("set state = 'done'");
            database.letThroughAndHoldUp("webhook_delivery");
            die();
        }
    }

    private void die() {
        stage.server().kill();
        database.letGoAfterCrash();
    }

    private static boolean isFirstOfItsInvoice(JsonNode event) {
        return event.path("type").asString("").equals("InvoiceCreated");
    }

    private void assertEachEventArrivedUnderItsOwnId() {
        assertThat(inbox.forged()).isEmpty();
        var bodies = firstAttempts().stream()
                .collect(Collectors.groupingBy(Arrival::id, Collectors.mapping(Arrival::body, Collectors.toSet())));
        assertThat(bodies.keySet())
                .hasSize(EVENTS)
                .containsExactlyInAnyOrderElementsOf(history.deliveries(shop.storeId()));
        assertThat(bodies.values()).as("bodies of one delivery").allMatch(different -> different.size() == 1);
    }

    private List<Arrival> firstAttempts() {
        return inbox.arrivals().stream().filter(one -> !one.isRedelivery()).toList();
    }

    private List<Arrival> arrivalsOf(List<String> ids) {
        return inbox.arrivals().stream().filter(one -> ids.contains(one.id())).toList();
    }

    /** What came again, because nobody knew whether it had come, still came before what followed. */
    private void assertFirstAttemptsCameInOrder() {
        var byInvoice = firstAttempts().stream()
                .sorted(comparingLong(Arrival::came))
                .collect(Collectors.groupingBy(
                        Arrival::invoice, Collectors.mapping(Arrival::position, Collectors.toList())));
        assertThat(byInvoice.values())
                .allSatisfy(positions -> assertThat(positions).isSorted());
    }

    private void assertTheRetryKeptItsOrigin() {
        var first = arrivalsOf(List.of(failed)).getFirst();
        assertThat(inbox.arrivals().stream().filter(Arrival::isRedelivery))
                .singleElement()
                .satisfies(again -> {
                    assertThat(again.id()).isNotEqualTo(failed);
                    assertThat(again.body())
                            .isEqualTo(first.body()
                                    .replace("\"deliveryId\": \"" + failed, "\"deliveryId\": \"" + again.id())
                                    .replace("\"isRedelivery\": false", "\"isRedelivery\": true"));
                });
    }
}
