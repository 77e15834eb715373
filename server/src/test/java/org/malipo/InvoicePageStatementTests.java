package org.malipo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.invoices.InvoiceNotes;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.Shop;
import org.malipo.stores.Store;
import org.malipo.testing.ServerTest;
import org.malipo.webhooks.AuthorizedEvents;
import org.malipo.webhooks.WebhookSettings;
import org.malipo.webhooks.Webhooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** A long timeline costs as many statements as a short one. */
@ServerTest
@Import({PretendedChain.class, StatementCount.class})
class InvoicePageStatementTests {
    private static final int MANY = 30;
    private static final int TIMES = 4;

    @Autowired
    private People people;

    @Autowired
    private PretendedChain chain;

    @Autowired
    private Shop shop;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private InvoiceNotes notes;

    @Autowired
    private StatementCount statements;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    private Store store;
    private InvoiceView invoice;
    private String webhook = "";
    private Browser browser = new Browser(0);

    @BeforeEach
    void oneOfEach() {
        people.none();
        chain.begin();
        Account admin = people.admin();
        store = shop.open(admin);
        webhook = webhooks.create(
                        store.id(),
                        new WebhookSettings(false, false, "https://shop.example/hook", AuthorizedEvents.ALL, null))
                .webhook()
                .id();
        invoice = shop.sell(store, "500.00");
        browser = new Browser(port);
        browser.signIn(admin.email(), People.PASSWORD);
    }

    @Test
    void noTimelineAsksForEachOfItsEntries() {
        happens(0);
        int one = cost();

        IntStream.range(1, MANY).forEach(this::happens);

        assertThat(cost()).isEqualTo(one).isPositive();
        assertThat(page()).contains("note " + (MANY - 1)).contains("shop.example was told");
    }

    @Test
    void noMassActionAsksWhoseEachInvoiceIs() {
        var other = shop.open();
        var strange = IntStream.range(0, MANY)
                .mapToObj(_ -> shop.sell(other, "1").id().value())
                .toList();

        archive(strange.subList(0, 1));
        int one = statementsOf(() -> archive(strange.subList(1, 2)));
        int many = statementsOf(() -> archive(strange.subList(2, MANY)));

        assertThat(many).isEqualTo(one);
        assertThat(jdbc.queryForObject("select count(*) from invoice where archived", Integer.class))
                .isZero();
    }

    private void archive(List<String> chosen) {
        var list = "/stores/" + store.id() + "/invoices";
        browser.open(list);
        var answer = browser.submit(list, Map.of("action", "archive", "invoice", String.join(",", chosen)));
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private int statementsOf(Runnable action) {
        int before = statements.count();
        action.run();
        return statements.count() - before;
    }

    private void happens(int number) {
        chain.pay(invoice.prompts().getFirst(), 600);
        notes.write(invoice.id(), "note " + number, number);
        jdbc.update("""
                insert into webhook_delivery
                    (id, webhook_id, original_id, first_attempt, retry, subject, event_position, event_type, event_at,
                     body, state, due_at, delivered_at, http_code, outcome)
                values (?, ?, 'first', false, 0, ?, ?, 'InvoiceCreated', now(), '{}', 'done', now(), now(), 200, 'HttpSuccess')
                """, "delivery-" + number, webhook, invoice.id().value(), 1_000_000 + number);
    }

    /** Asks some times, as what is kept in memory may have to be read again at any time. */
    private int cost() {
        return Collections.min(IntStream.range(0, TIMES)
                .mapToObj(_ -> statementsOf(this::page))
                .toList());
    }

    private String page() {
        var page = browser.open("/stores/" + store.id() + "/invoices/" + invoice.id());
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }
}
