package org.malipo.mailrules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceId;
import org.malipo.notifications.MailRecord;
import org.malipo.outbox.Claim;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.Event;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A store with an invoice, and what its rules make of what happens to that. */
abstract class RulesCase {
    static final String AMINA = """
            {"orderId": "1042", "buyerName": "Juma, Amina", "buyerEmail": "amina@example.com", "note": "<tea>"}""";

    @Autowired
    People people;

    @Autowired
    Orders orders;

    @Autowired
    MailRules rules;

    @Autowired
    InvoiceRules consumer;

    @Autowired
    PendingEvents pending;

    @Autowired
    RuleRound round;

    @Autowired
    ClaimWorkers<StoreBatch> workers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    StoreId store = new StoreId("");
    InvoiceId invoice = new InvoiceId("");

    /** The rules have their turns when a test says so. */
    @BeforeEach
    void makeAStore() {
        workers.stop();
        people.none();
        store = orders.newStore();
        invoice = orders.invoice(store, AMINA);
    }

    @AfterEach
    void goOn() {
        clock.reset();
        jdbc.sql("delete from mail_rule_event").update();
        workers.start();
    }

    /** Has the log told, and the rules write. */
    void handle(Event... events) {
        transaction.executeWithoutResult(_ -> consumer.handleAll(List.of(events)));
        work();
    }

    /** Until nothing is due. */
    void work() {
        turns().work();
    }

    List<Claim<StoreBatch>> claimed(String claim) {
        return turns().claimed(claim);
    }

    private RuleTurns turns() {
        return new RuleTurns(pending, round, clock);
    }

    Event event(long position, String type) {
        return orders.event(position, store, invoice, type, AMINA);
    }

    MailRule now(MailRule rule) {
        return rules.find(store, rule.id()).orElseThrow();
    }

    List<String> recipients() {
        return orders.letters(store).stream().map(MailRecord::recipient).toList();
    }

    static RuleSettings thanks(@Nullable String condition) {
        return thanks(condition, "Asante");
    }

    static RuleSettings thanks(@Nullable String condition, String subject) {
        return new RuleSettings(
                Trigger.INVOICE_SETTLED,
                true,
                condition,
                List.of(),
                List.of(),
                List.of(),
                true,
                subject,
                "<p>Asante</p>");
    }

    static RuleSettings off() {
        return new RuleSettings(
                Trigger.INVOICE_SETTLED, false, null, List.of(), List.of(), List.of(), true, "Asante", "<p>Asante</p>");
    }
}
