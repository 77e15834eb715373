package org.malipo.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the page of an invoice tells of deliveries to webhooks. */
@InvoiceTest
class DeliveryTrailTests {
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
    private Hooks hooks;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private TestClock clock;

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

    @AfterEach
    void takeAway() {
        clock.reset();
        webhooks.ofStore(store.id()).forEach(webhook -> webhooks.delete(webhook.id()));
    }

    @Test
    void tellsWhoWasToldAndLeadsToTheDelivery() {
        try (var receiver = Receiver.answering(202)) {
            var created = hooks.webhook(store.id(), receiver.url());
            var invoice = shop.sell(store, "5.00");
            hooks.settle(created, 1);

            var page = page(owner, invoice);

            assertThat(page)
                    .contains("127.0.0.1 was told: Invoice created. It answered 202.")
                    .contains("href=\"/stores/" + store.id() + "/webhooks/"
                            + created.webhook().id() + "/deliveries/"
                            + hooks.deliveries(created).getFirst().id() + "\"");
        }
    }

    @Test
    void tellsOfRefusalsOnceAndWhenItIsTriedAgain() {
        try (var receiver = Receiver.answering(503)) {
            var created = hooks.webhook(store.id(), receiver.url());
            var invoice = shop.sell(store, "5.00");
            hooks.settle(created, 1);

            assertThat(page(owner, invoice))
                    .containsSubsequence("127.0.0.1 was told: Invoice created. It refused with 503.", "next attempt");

            clock.tick(Duration.ofSeconds(11));
            await().until(() -> hooks.deliveries(created).size() == 2);
            assertThat(page(owner, invoice))
                    .containsOnlyOnce("127.0.0.1 was told")
                    .contains("It refused with 503, 2 times so far.");
        }
    }

    @Test
    void saysThatAPausedWebhookWaits() {
        try (var receiver = Receiver.answering(503)) {
            var created = hooks.webhook(store.id(), receiver.url());
            var invoice = shop.sell(store, "5.00");
            hooks.settle(created, 1);
            jdbc.sql("update webhook set paused_at = now() where id = :id")
                    .param("id", created.webhook().id())
                    .update();

            assertThat(page(owner, invoice)).contains("The webhook is paused:").doesNotContain("next attempt");
        }
    }

    @Test
    void showsTheSecretsOfAnAddressToNobodyAndTheLinkOnlyToWhoMayFollowIt() {
        try (var receiver = Receiver.answering(200)) {
            var created = hooks.webhook(store.id(), receiver.url() + "?token=hush");
            var invoice = shop.sell(store, "5.00");
            hooks.settle(created, 1);
            var guest = people.person(UUID.randomUUID() + "@example.com");
            memberships.add(store.id(), guest.id(), "Guest");

            assertThat(page(owner, invoice)).doesNotContain("hush");
            assertThat(page(guest, invoice))
                    .contains("127.0.0.1 was told: Invoice created.")
                    .doesNotContain("/webhooks/");
        }
    }

    private String page(Account person, InvoiceView invoice) {
        var browser = new Browser(port);
        browser.signIn(person.email(), People.PASSWORD);
        return browser.open("/stores/" + store.id() + "/invoices/" + invoice.id())
                .body();
    }
}
