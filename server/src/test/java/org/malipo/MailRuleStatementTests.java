package org.malipo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.People;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.Shop;
import org.malipo.mailrules.MailRules;
import org.malipo.mailrules.RuleSettings;
import org.malipo.mailrules.RuleTurns;
import org.malipo.mailrules.Trigger;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.malipo.stores.Store;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Many events and their letters cost as many statements as few. */
@ServerTest
@Import({PretendedChain.class, StatementCount.class})
class MailRuleStatementTests {
    private static final int MANY = 60;

    @Autowired
    private People people;

    @Autowired
    private PretendedChain chain;

    @Autowired
    private Shop shop;

    @Autowired
    private MailRules rules;

    @Autowired
    @Qualifier("org.malipo.mailrules.InvoiceRules")
    private EventConsumer consumer;

    @Autowired
    @Qualifier("ruleWorkers")
    private SmartLifecycle workers;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private StatementCount statements;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    private Store store;
    private InvoiceView invoice;
    private long position = 5_000_000;

    @BeforeEach
    void threeRules() {
        workers.stop();
        chain.begin();
        store = shop.open(people.anyAdmin());
        invoice = shop.sell(store, "5.00");
        for (var condition : List.of("$.Invoice.Price > 1", "$.Invoice.Price > 100", "$.Store.Name == \"none\"")) {
            rules.create(
                    store.id(),
                    new RuleSettings(
                            Trigger.INVOICE_SETTLED,
                            true,
                            condition,
                            List.of("till@example.com", "boss@example.com"),
                            List.of(),
                            List.of(),
                            false,
                            "Paid",
                            "{Invoice.Id}"));
        }
    }

    @AfterEach
    void goOn() {
        workers.start();
    }

    @Test
    void noBatchAsksForEachOfItsEvents() throws InterruptedException {
        cost(1);
        int one = cost(1);

        assertThat(cost(MANY)).isEqualTo(one).isPositive();
        assertThat(jdbc.queryForObject(
                        "select count(*) from mail where owner = ?",
                        Integer.class,
                        store.id().value()))
                .isEqualTo(2 * (MANY + 2));
    }

    private int cost(int events) throws InterruptedException {
        int before = statements.count();
        Thread.ofPlatform()
                .name(StatementCount.COUNTED)
                .start(() -> happen(events))
                .join();
        return statements.count() - before;
    }

    private void happen(int events) {
        var happened = LongStream.range(0, events)
                .mapToObj(_ -> new Event(
                        ++position,
                        "InvoiceSettled",
                        store.id().value(),
                        invoice.id().value(),
                        "{}",
                        clock.instant()))
                .toList();
        transaction.executeWithoutResult(_ -> consumer.handleAll(happened));
        beans.createBean(RuleTurns.class).work();
    }
}
