package org.malipo.notifications;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.malipo.access.People.as;
import static org.malipo.access.People.token;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people are told, over the API. */
class NotificationTests extends NotificationCase {
    @Test
    void tellsMembersWhatBecameOfAnInvoice() {
        var stranger = people.person("stranger@example.com");
        happens("InvoiceCreated", "one", "{}");
        happens("InvoiceSettled", "one", "{}");
        happens("InvoicePaidAfterExpiration", "two", "{}");
        happens("InvoiceExpiredPaidPartial", "three", "{}");
        happens("InvoiceInvalid", "four", "{}");

        await().until(() -> list(owner(), "").size() == 4);

        assertThat(values(list(owner(), ""), "identifier"))
                .containsExactly(
                        "invoice_failedToConfirm",
                        "invoice_expiredPaidPartial",
                        "invoice_paidAfterExpiration",
                        "invoice_confirmed");
        var settled = list(owner(), "").get(3);
        assertThat(settled.get("type").asString()).isEqualTo("invoicestate");
        assertThat(settled.get("body").asString()).isEqualTo("Invoice one is settled.");
        assertThat(settled.get("storeId").asString()).isEqualTo(store.value());
        assertThat(settled.get("link").asString())
                .isEqualTo("http://localhost:" + port + "/stores/" + store + "/invoices/one");
        assertThat(settled.get("seen").asBoolean()).isFalse();
        assertThat(settled.get("createdTime").isIntegralNumber()).isTrue();
        assertThat(list(stranger, "")).isEmpty();
    }

    @Test
    void tellsNobodyWhatSomebodyDecidedByHand() {
        happens("InvoiceSettled", "by-hand", "{\"manuallyMarked\":true}");
        happens("InvoiceSettled", "paid", "{\"manuallyMarked\":false}");

        await().until(() -> !list(owner(), "").isEmpty());

        assertThat(values(list(owner(), ""), "body")).containsExactly("Invoice paid is settled.");
    }

    @Test
    void tellsAdministratorsWhoWaitsForThem() {
        letters.approvalRequested(owner(), "https://shop.example/server/users");

        var told = list(requireNonNull(admin), "").get(0);
        assertThat(told.get("identifier").asString()).isEqualTo("newuserrequiresapproval");
        assertThat(told.get("storeId").isNull()).isTrue();
        assertThat(told.get("body").asString()).startsWith("owner@example.com ");
        assertThat(list(owner(), "")).isEmpty();
    }

    @Test
    void filtersThenSkipsThenTakes() {
        var other = people.store(owner());
        raise(store, "a");
        raise(other, "b");
        raise(store, "c");
        raise(store, "d");

        assertThat(named(list(owner(), "?skip=1&take=1"))).containsExactly("c");
        assertThat(named(list(owner(), "?skip=1&take=1&storeId=" + store))).containsExactly("c");
        assertThat(named(list(owner(), "?skip=2&storeId=" + store))).containsExactly("a");
        assertThat(named(list(owner(), "?storeId=" + other))).containsExactly("b");
        assertThat(named(list(owner(), "?storeId=" + other + "&storeId=" + store)))
                .containsExactly("d", "c", "b", "a");
    }

    @Test
    void setsAndTurnsOverWhatIsSeen() {
        raise(store, "a");
        var id = list(owner(), "").get(0).get("id").asString();

        assertThat(put(owner(), LIST + "/" + id, "{\"seen\":true}").get("seen").asBoolean())
                .isTrue();
        assertThat(list(owner(), "?seen=false")).isEmpty();
        assertThat(list(owner(), "?seen=true")).hasSize(1);
        assertThat(put(owner(), LIST + "/" + id, "{\"seen\":null}").get("seen").asBoolean())
                .isFalse();
        assertThat(put(owner(), LIST + "/" + id, "{}").get("seen").asBoolean()).isTrue();
    }

    @Test
    void missesAndDeletesOnlyWhatIsOnesOwn() {
        raise(store, "a");
        var id = list(owner(), "").get(0).get("id").asString();
        var stranger = people.person("stranger@example.com");

        as(client, auth(stranger))
                .get()
                .uri(LIST + "/" + id)
                .exchange()
                .expectStatus()
                .isNotFound();
        as(client, auth(stranger))
                .delete()
                .uri(LIST + "/" + id)
                .exchange()
                .expectStatus()
                .isOk();
        as(client, auth(owner()))
                .get()
                .uri(LIST + "/unknown")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("notification-not-found");
        assertThat(list(owner(), "")).hasSize(1);
        as(client, auth(owner()))
                .delete()
                .uri(LIST + "/" + id)
                .exchange()
                .expectStatus()
                .isOk();
        as(client, auth(owner()))
                .delete()
                .uri(LIST + "/" + id)
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(list(owner(), "")).isEmpty();
    }

    @Test
    void needsThePermission() {
        var view = token(people.key(owner(), "btcpay.user.canviewnotificationsforuser"));
        raise(store, "a");
        var id = list(owner(), "").get(0).get("id").asString();

        as(client, view).get().uri(LIST).exchange().expectStatus().isOk();
        as(client, view).delete().uri(LIST + "/" + id).exchange().expectStatus().isForbidden();
        as(client, view).get().uri(SETTINGS).exchange().expectStatus().isForbidden();
    }

    @Test
    void mutesInEitherSpelling() {
        var answer = put(owner(), SETTINGS, "{\"disabled\":[\"invoice_confirmed\",\"payout\",\"nonsense\"]}");

        assertThat(enabled(answer, "invoicestate_invoice_confirmed")).isFalse();
        assertThat(enabled(answer, "payout")).isFalse();
        assertThat(enabled(answer, "invoicestate_invoice_paidAfterExpiration")).isTrue();
        raise(store, "muted");
        assertThat(list(owner(), "")).isEmpty();
        put(owner(), SETTINGS, "{\"disabled\":[\"invoicestate\",null]}");
        raise(store, "muted");
        assertThat(list(owner(), "")).isEmpty();
        put(owner(), SETTINGS, "{\"disabled\":[\"invoicestate_invoice_failedToConfirm\"]}");
        raise(store, "heard");
        assertThat(named(list(owner(), ""))).containsExactly("heard");
    }

    @Test
    void mutesEverything() {
        var answer = put(owner(), SETTINGS, "{\"disabled\":[\"all\"]}");

        assertThat(values(answer.get("notifications"), "enabled")).containsOnly("false");
        assertThat(values(answer.get("notifications"), "identifier"))
                .contains("newversion", "newuserrequiresapproval", "invoicestate", "external-payout-transaction");
        raise(store, "muted");
        assertThat(list(owner(), "")).isEmpty();
    }

    @Test
    void keepsTheNewestHundredUnseenWhenThereAreTooMany() {
        notices.raiseAll(IntStream.range(0, 149)
                .mapToObj(number -> notice(store, "i" + number))
                .toList());
        assertThat(list(owner(), "?seen=false")).hasSize(149);

        raise(store, "last");

        assertThat(list(owner(), "?seen=false")).hasSize(100);
        assertThat(list(owner(), "?seen=true")).hasSize(50);
        assertThat(named(list(owner(), "?seen=true&take=1"))).containsExactly("i49");
        assertThat(signedIn().open("/notifications").body()).contains("<span data-bell-count>99+</span>");
    }

    private static boolean enabled(JsonNode settings, String identifier) {
        return settings.get("notifications")
                .valueStream()
                .filter(line -> line.get("identifier").asString().equals(identifier))
                .findFirst()
                .orElseThrow()
                .get("enabled")
                .asBoolean();
    }
}
