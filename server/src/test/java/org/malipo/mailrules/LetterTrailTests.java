package org.malipo.mailrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.Memberships;
import org.malipo.access.People;
import org.malipo.invoices.InvoiceTest;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PretendedChain;
import org.malipo.invoices.Shop;
import org.malipo.stores.Store;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the page of an invoice tells of letters that rules wrote. */
@InvoiceTest
class LetterTrailTests {
    @LocalServerPort
    private int port;

    @Autowired
    private PretendedChain chain;

    @Autowired
    private People people;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Shop shop;

    @Autowired
    private MailRules rules;

    @Autowired
    private JdbcClient jdbc;

    private Account owner;
    private Store store;

    @BeforeEach
    void openAShop() {
        people.anyAdmin();
        chain.begin();
        owner = people.person(UUID.randomUUID() + "@example.com");
        store = shop.open(owner);
    }

    @Test
    void tellsHowItStandsWithALetterAndLeadsToItsRule() {
        var rule = rules.create(store.id(), rule(List.of("{Invoice.Buyer.MailboxAddress}")));
        var invoice = sell();

        assertThat(page(owner, invoice))
                .containsSubsequence("A letter to amina@example.com waits to be sent.", "next attempt")
                .contains("href=\"/stores/" + store.id() + "/emails/rules/" + rule.id());

        mail("state = 'sent', content = null, ended_at = now()");
        assertThat(page(owner, invoice)).contains("A letter went to amina@example.com.");

        jdbc.sql("delete from mail where owner = :store")
                .param("store", store.id().value())
                .update();
        assertThat(page(owner, invoice)).contains("A letter was written by a rule.");
    }

    @Test
    void saysWhyARuleWroteNothing() {
        rules.create(store.id(), rule(List.of("{Invoice.Metadata.nobody}")));

        assertThat(page(owner, sell())).contains("No letter: nobody with an e-mail address");
    }

    @Test
    void givesTheLinkOnlyToWhoMayFollowIt() {
        rules.create(store.id(), rule(List.of("{Invoice.Buyer.MailboxAddress}")));
        var invoice = sell();
        var guest = people.person(UUID.randomUUID() + "@example.com");
        memberships.add(store.id(), guest.id(), "Guest");

        assertThat(page(guest, invoice)).contains("A letter to a…@example.com").doesNotContain("/emails/rules/");
    }

    private static RuleSettings rule(List<String> to) {
        return new RuleSettings(
                Trigger.INVOICE_CREATED, true, null, to, List.of(), List.of(), false, "Thank you", "<p>Thank you</p>");
    }

    /** Waits until the rule has had its turn. */
    private InvoiceView sell() {
        var metadata = (ObjectNode) JsonMapper.shared().readTree("{\"buyerEmail\": \"amina@example.com\"}");
        var invoice = shop.sellWith(store, "5.00", metadata);
        await().until(() -> jdbc.sql("select count(*) from mail_rule_run where subject = :invoice")
                        .param("invoice", invoice.id().value())
                        .query(Integer.class)
                        .single()
                > 0);
        return invoice;
    }

    private void mail(String change) {
        jdbc.sql("update mail set " + change + " where owner = :store")
                .param("store", store.id().value())
                .update();
    }

    private String page(Account person, InvoiceView invoice) {
        var browser = new Browser(port);
        browser.signIn(person.email(), People.PASSWORD);
        return browser.open("/stores/" + store.id() + "/invoices/" + invoice.id())
                .body();
    }
}
