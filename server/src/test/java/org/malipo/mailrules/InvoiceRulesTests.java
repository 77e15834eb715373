package org.malipo.mailrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.notifications.MailRecord;
import org.malipo.notifications.MailServers;
import org.malipo.notifications.MailSettings;
import org.malipo.notifications.PostOffice;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/** From an event of the log to a row in the queue of letters. */
@ServerTest
class InvoiceRulesTests extends RulesCase {
    @Autowired
    private MailServers servers;

    @Autowired
    @Qualifier("letterWorkers")
    private SmartLifecycle mailWorkers;

    @Autowired
    private JdbcTemplate elsewhere;

    @Test
    void writesToTheCustomerAndToWhomeverTheRuleNames() throws Exception {
        try (var post = PostOffice.open()) {
            servers.save(
                    store,
                    new MailSettings.Change("127.0.0.1", post.port(), null, null, "duka@example.com", false),
                    false);
            rules.create(
                    store,
                    new RuleSettings(
                            Trigger.INVOICE_SETTLED,
                            true,
                            null,
                            List.of("{Invoice.Buyer.MailboxAddress}"),
                            List.of("till@example.com"),
                            List.of("boss@example.com"),
                            true,
                            "{Invoice.OrderId}: {Invoice.Price} {Invoice.Currency}",
                            "<p>{Invoice.Status} {Invoice.AdditionalStatus} {Invoice.Metadata.note} {Webhook.overPaid} {Store.Name}</p>"));

            orders.happens(store, invoice, "InvoiceSettled", AMINA);

            await().until(() -> {
                work();
                return post.taken().size() == 3;
            });
            for (var letter : post.taken()) {
                assertThat(letter.getSubject()).isEqualTo("1042: 12.50 USD");
                assertThat(letter.getHeader("To", null))
                        .isEqualTo("\"Juma, Amina\" <amina@example.com>, amina@example.com");
                assertThat(letter.getHeader("Cc", null)).isEqualTo("till@example.com");
                assertThat(letter.getHeader("Bcc")).isNull();
                assertThat(letter.getContent().toString().strip())
                        .isEqualTo("<p>Settled PaidOver &lt;tea&gt; true Shop</p>");
            }
            assertThat(recipients())
                    .containsExactly("\"Juma, Amina\" <amina@example.com>", "till@example.com", "boss@example.com");
        }
    }

    @Test
    void writesOnceOfAnEventHoweverOftenItIsHandled() {
        var rule = rules.create(store, thanks(null));
        var event = event(1, "InvoiceSettled");

        handle(event);
        handle(event);

        assertThat(recipients()).containsExactly("amina@example.com");
        assertThat(rules.runs(rule, 10)).singleElement().satisfies(run -> {
            assertThat(run.outcome()).isEqualTo(RunOutcome.QUEUED);
            assertThat(run.letters())
                    .containsExactly(orders.letters(store).getFirst().id());
        });
    }

    /** What is left of a process that is killed after it wrote and before it committed: nothing. The next one writes it all. */
    @Test
    void writesNothingWhenItDiesBeforeTheCommitAndEverythingAfterwards() {
        var rule = rules.create(store, thanks(null));
        transaction.executeWithoutResult(_ -> consumer.handle(event(2, "InvoiceSettled")));

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    work();
                    assertThat(recipients()).hasSize(1);
                    var process = jdbc.sql("select pg_backend_pid()")
                            .query(Integer.class)
                            .single();
                    Thread.ofVirtual().start(() -> elsewhere.queryForList("select pg_terminate_backend(?)", process));
                    jdbc.sql("select pg_sleep(20)").query().listOfRows();
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(recipients()).isEmpty();
        assertThat(rules.runs(rule, 10)).isEmpty();

        work();

        assertThat(recipients()).containsExactly("amina@example.com");
    }

    @Test
    void writesNothingOfAnEventThatAnotherProcessHasTakenOver() {
        rules.create(store, thanks(null));
        transaction.executeWithoutResult(_ -> consumer.handle(event(20, "InvoiceSettled")));
        var frozen = claimed("frozen").getFirst();
        clock.tick(Duration.ofMinutes(1));
        pending.reopenLapsed(clock.instant());
        work();

        round.work(frozen);

        assertThat(recipients()).containsExactly("amina@example.com");
    }

    @Test
    void writesOnlyWhereTheConditionHolds() {
        rules.create(store, thanks("$ ? (@.Invoice.Currency == \"USD\" && @.Invoice.Price > 12)"));
        rules.create(store, thanks("$.Invoice.Price > 12", "By a bare comparison"));
        rules.create(store, thanks("$ ? (@.Invoice.Currency == \"EUR\")", "Never"));
        rules.create(store, thanks("$.Invoice.Price > 13", "Never"));
        rules.create(store, thanks("$.Invoice.Nothing == 1", "Never"));

        handle(event(3, "InvoiceSettled"));

        assertThat(orders.letters(store))
                .extracting(MailRecord::subject)
                .containsExactly("Asante", "By a bare comparison");
    }

    @Test
    void holdsConditionsAgainstTextsThatTheDatabaseCantKeep() {
        rules.create(store, thanks("$ ? (@.Invoice.Metadata.note == \"ab\")"));

        handle(orders.event(
                4,
                store,
                invoice,
                "InvoiceSettled",
                "{\"buyerEmail\": \"amina@example.com\", \"note\": \"a\\u0000b\"}"));

        assertThat(recipients()).containsExactly("amina@example.com");
    }

    @Test
    void letsNoBrokenRuleKeepOthersFromTheirLetters() {
        var broken = rules.create(store, thanks("$ ? (@.Invoice.Currency == \"USD\")", "Broken"));
        rules.create(store, thanks(null));

        handle(orders.event(
                5, store, invoice, "InvoiceSettled", "{\"buyerEmail\": \"amina@example.com\", \"huge\": 1e200000}"));

        assertThat(orders.letters(store)).extracting(MailRecord::subject).containsExactly("Asante");
        assertThat(rules.runs(broken, 10)).extracting(RuleRun::outcome).containsExactly(RunOutcome.CONDITION_FAILED);
        assertThat(now(broken).trouble()).isEqualTo(RunOutcome.CONDITION_FAILED);
        assertThat(now(broken).settings().enabled()).isTrue();
    }

    @Test
    void saysWhyThereIsNoLetter() {
        var toNobody = rules.create(store, thanks(null));
        var endless = rules.create(
                store,
                new RuleSettings(
                        Trigger.INVOICE_SETTLED,
                        true,
                        null,
                        List.of("till@example.com"),
                        List.of(),
                        List.of(),
                        false,
                        "Long",
                        "{Invoice.Metadata.long}".repeat(1_000)));

        handle(orders.event(8, store, invoice, "InvoiceSettled", "{\"long\": \"%s\"}".formatted("x".repeat(10_000))));

        assertThat(recipients()).isEmpty();
        assertThat(rules.runs(toNobody, 10)).extracting(RuleRun::outcome).containsExactly(RunOutcome.NO_RECIPIENT);
        assertThat(rules.runs(endless, 10)).extracting(RuleRun::outcome).containsExactly(RunOutcome.TOO_LONG);
        assertThat(now(toNobody).trouble()).isNull();
        assertThat(now(endless).trouble()).isEqualTo(RunOutcome.TOO_LONG);
    }

    @Test
    void keepsOutOfWhatHappenedBeforeAndOfOtherStoresAndEvents() {
        var before = event(9, "InvoiceSettled");
        clock.tick(Duration.ofSeconds(1));
        var rule = rules.create(store, thanks(null));
        var other = orders.newStore();

        handle(
                before,
                event(10, "InvoiceExpired"),
                orders.event(11, other, orders.invoice(other, AMINA), "InvoiceSettled", AMINA),
                orders.event(12, store, orders.invoice(other, AMINA), "InvoiceSettled", AMINA));
        assertThat(orders.letters(store)).isEmpty();
        assertThat(orders.letters(other)).isEmpty();

        rules.update(rule, off());
        handle(event(13, "InvoiceSettled"));
        assertThat(orders.letters(store)).isEmpty();
        var whileOff = event(14, "InvoiceSettled");
        clock.tick(Duration.ofSeconds(1));
        rules.update(now(rule), thanks(null));
        handle(whileOff, event(15, "InvoiceSettled"));
        assertThat(orders.letters(store)).hasSize(1);
    }

    @Test
    void getsThroughAFloodByPieces() {
        mailWorkers.stop();
        workers.start();
        try {
            rules.create(
                    store,
                    new RuleSettings(
                            Trigger.INVOICE_CREATED,
                            true,
                            null,
                            List.of("till@example.com"),
                            List.of(),
                            List.of(),
                            false,
                            "Flood",
                            "x"));

            orders.happen(store, invoice, "InvoiceCreated", 10_000);

            await().atMost(Duration.ofMinutes(2)).until(() -> count() == 10_000);
            assertThat(jdbc.sql("select count(distinct event_position) from mail_rule_run")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(10_000);
        } finally {
            jdbc.sql("delete from mail").update();
            mailWorkers.start();
        }
    }

    @Test
    void forgetsWhatRulesDidAQuarterOfAYearAgo(@Autowired RunTable runs) {
        var rule = rules.create(store, thanks(null));
        handle(event(16, "InvoiceSettled"));
        clock.tick(RunPruning.KEPT.minusSeconds(60));
        RunPruning.prune(runs, pending, clock);
        assertThat(rules.runs(rule, 10)).hasSize(1);

        clock.tick(Duration.ofMinutes(2));
        RunPruning.prune(runs, pending, clock);

        assertThat(rules.runs(rule, 10)).isEmpty();
    }

    private int count() {
        return jdbc.sql("select count(*) from mail where owner = :store")
                .param("store", store.value())
                .query(Integer.class)
                .single();
    }
}
