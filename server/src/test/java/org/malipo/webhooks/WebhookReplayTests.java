package org.malipo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** History told again, and secrets that change. */
@ServerTest
class WebhookReplayTests {
    @Autowired
    People people;

    @Autowired
    Hooks hooks;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Replays replays;

    @Autowired
    WebhookSecrets secrets;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private StoreId store = new StoreId("");

    /** In a log without the events of tests that have turned the clock: it is searched by time. */
    @BeforeEach
    void makeAStore() {
        people.none();
        store = hooks.newStore();
    }

    @AfterEach
    void turnBack() {
        webhooks.ofStore(store).forEach(webhook -> webhooks.delete(webhook.id()));
        clock.reset();
    }

    @Test
    void tellsARangeAgain() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            for (int i = 0; i < 10; i++) {
                hooks.happens(store, "InvoiceCreated", "invoice-" + i);
            }
            hooks.settle(created, 10);
            var first = receiver.all().stream()
                    .sorted((a, b) -> Long.compare(a.position(), b.position()))
                    .toList();

            var replay = replays.start(
                    created.webhook().id(),
                    first.get(2).position(),
                    first.get(6).position());

            await().until(() -> receiver.all().size() == 15);
            var again = receiver.all().subList(10, 15);
            assertThat(again).extracting(Receiver.Received::position).isSorted();
            for (int i = 0; i < 5; i++) {
                var original = first.get(i + 2);
                var expected = DeliveryBody.again(original.body(), again.get(i).deliveryId(), original.deliveryId());
                assertThat(again.get(i).body()).isEqualTo(expected);
            }
            await().until(() -> replays.get(created.webhook().id(), replay.id()).endedAt() != null);
            assertThat(replays.get(created.webhook().id(), replay.id()).queued())
                    .isEqualTo(5);
        }
    }

    @Test
    void tellsANewWebhookWhatItHasMissed() {
        try (var receiver = Receiver.answering(200)) {
            var known = hooks.webhook(store, receiver.url());
            hooks.happens(store, "InvoiceCreated", "before");
            hooks.settle(known, 1);
            clock.tick(Duration.ofHours(1));
            var from = clock.instant();
            hooks.happens(store, "InvoiceCreated", "meanwhile");
            hooks.happens(store, "InvoiceSettled", "meanwhile");
            hooks.settle(known, 3);
            var later = hooks.webhook(store, receiver.url());

            replays.start(later.webhook().id(), from, clock.instant().plusSeconds(1));

            await().until(() -> receiver.all().size() == 5);
            var told = receiver.all().subList(3, 5);
            assertThat(told).extracting(Receiver.Received::type).containsExactly("InvoiceCreated", "InvoiceSettled");
            assertThat(told)
                    .allMatch(received -> !received.json().get("isRedelivery").asBoolean());
        }
    }

    @Test
    void aDeletionWaitsForThePieceThatIsQueuedAndHoldsNothingThatItNeeds() throws Exception {
        try (var receiver = Receiver.answering(200);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var id = hooks.webhook(store, receiver.url()).webhook().id();
            hooks.happens(store, "InvoiceCreated", "invoice");
            await().until(() -> receiver.all().size() == 1);
            long position = receiver.all().getFirst().position();

            var deleting = Objects.requireNonNull(transaction.execute(_ -> {
                jdbc.sql("lock table webhook_delivery in share row exclusive mode")
                        .update();
                threads.execute(() -> replays.start(id, position, position));
                await().until(() -> waiting("insert into webhook_delivery%"));
                var deletion = threads.submit(() -> webhooks.delete(id));
                await().until(() -> waiting("delete from webhook where%"));
                assertThat(jdbc.sql("select 1 from webhook where id = :id for key share skip locked")
                                .param("id", id)
                                .query(Integer.class)
                                .optional())
                        .isPresent();
                return deletion;
            }));

            deleting.get();
            assertThat(webhooks.ofStore(store)).isEmpty();
        }
    }

    private boolean waiting(String statement) {
        return jdbc.sql("""
                        select count(*) > 0 from pg_stat_activity
                        where wait_event_type = 'Lock' and datname = current_database() and ltrim(query, E' \\n') like :statement
                        """).param("statement", statement).query(Boolean.class).single();
    }

    @Test
    void refusesARangeWithoutEvents() {
        var created = hooks.webhook(store, "https://example.com/hook");

        assertThatThrownBy(() -> replays.start(created.webhook().id(), 5, 4))
                .isInstanceOf(FieldErrors.InvalidFields.class);
        assertThatThrownBy(() -> replays.start(created.webhook().id(), Instant.EPOCH, Instant.EPOCH))
                .isInstanceOf(FieldErrors.InvalidFields.class);
    }

    @Test
    void signsWithBothSecretsWhileTheyChange() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            var rotated = secrets.rotate(created.webhook().id(), 24);

            hooks.happens(store, "InvoiceCreated", "one");
            hooks.settle(created, 1);
            assertSigned(receiver.all().getFirst(), created.secret(), List.of(rotated.secret(), created.secret()));

            clock.tick(Duration.ofHours(25));
            hooks.happens(store, "InvoiceCreated", "two");
            hooks.settle(created, 2);
            assertSigned(receiver.all().getLast(), rotated.secret(), List.of(rotated.secret()));
        }
    }

    @Test
    void endsTheChangeOfSecretsAtOnceOnDemand() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store, receiver.url());
            var rotated = secrets.rotate(created.webhook().id(), 24);
            secrets.forgetPrevious(created.webhook().id());

            hooks.happens(store, "InvoiceCreated", "one");
            hooks.settle(created, 1);

            assertSigned(receiver.all().getFirst(), rotated.secret(), List.of(rotated.secret()));
        }
    }

    private static void assertSigned(Receiver.Received received, String plain, List<String> timed) {
        var body = received.body().getBytes(StandardCharsets.UTF_8);
        assertThat(received.signature()).isEqualTo(Signature.of(plain, body));
        var sent = received.timedSignature();
        var at = Instant.ofEpochSecond(Long.parseLong(sent.substring(2, sent.indexOf(','))));
        assertThat(sent).isEqualTo(Signature.timed(timed, at, body));
    }
}
