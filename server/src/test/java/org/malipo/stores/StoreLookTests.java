package org.malipo.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.files.Samples;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** How a store looks, how many there may be, and how one is put away or left. */
@ServerTest
class StoreLookTests {
    private final RestTestClient client;
    private final People people;
    private final Stores stores;
    private final int port;
    private Account owner;
    private Account admin;
    private StoreId store;
    private Browser browser;

    StoreLookTests(
            @Autowired RestTestClient client,
            @Autowired People people,
            @Autowired Stores stores,
            @LocalServerPort int port) {
        this.client = client;
        this.people = people;
        this.stores = stores;
        this.port = port;
    }

    @BeforeEach
    void oneShop() {
        people.none();
        admin = people.admin();
        owner = people.person("owner@example.com");
        store = people.store(owner);
        browser = new Browser(port);
        browser.signIn("owner@example.com", People.PASSWORD);
    }

    @Test
    void savesWhatPayersSee() {
        browser.open(page());

        var answer = browser.submit(page(), form(Map.of("brandColor", "#0a58ca", "supportUrl", "help@duka.example")));

        assertThat(answer.statusCode()).isEqualTo(302);
        var settings = stores.get(store).settings();
        assertThat(settings.branding().brandColor()).isEqualTo("#0a58ca");
        assertThat(settings.branding().supportUrl()).isEqualTo("mailto:help@duka.example");
        assertThat(settings.checkout().showStoreHeader()).isFalse();
        assertThat(browser.open(page()).body()).contains("/i/brand/0a58ca.css");
    }

    @Test
    void showsAWrongFormAgainWithWhatWasTyped() {
        browser.open(page());

        var answer = browser.submit(page(), form(Map.of("brandColor", "blue", "feeBlocks", "many")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("value=\"blue\"", "brandColor-error", "value=\"many\"", "feeBlocks-error");
        assertThat(stores.get(store).settings()).isEqualTo(StoreSettings.DEFAULTS);
    }

    @Test
    void takesAStylesheetFromThePageAndNoScript() {
        browser.open(page());
        var css = "p { color: red }".getBytes(StandardCharsets.UTF_8);

        assertThat(browser.upload(page() + "/files/STYLE_SHEET", "a.css", css).statusCode())
                .isEqualTo(302);
        assertThat(stores.get(store).settings().branding().cssUrl()).startsWith("fileid:");
        assertThat(browser.upload(page() + "/files/LOGO", "a.css", css).statusCode())
                .isEqualTo(422);

        browser.submit(page() + "/files/STYLE_SHEET/delete", Map.of());
        assertThat(stores.get(store).settings().branding().cssUrl()).isNull();
        assertThat(browser.upload(page() + "/files/LOGO", "a.png", Samples.picture("png"))
                        .statusCode())
                .isEqualTo(302);
    }

    /** The store's row is held while the file is kept; when it is let go, the store is gone. */
    @Test
    void doesNotBlameThePlaceOfFilesForAStoreThatHasGone(
            @Autowired TransactionTemplate transaction, @Autowired JdbcClient jdbc) throws Exception {
        browser.open(page());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var upload = transaction.execute(_ -> {
                jdbc.sql("update store set deleted_at = now() where id = :id")
                        .param("id", store.value())
                        .update();
                var sent =
                        threads.submit(() -> browser.upload(page() + "/files/LOGO", "a.png", Samples.picture("png")));
                await().until(() -> sent.isDone()
                        || jdbc.sql("select count(*) from pg_locks where not granted")
                                        .query(Integer.class)
                                        .single()
                                > 0);
                return sent;
            });

            var answer = Objects.requireNonNull(upload).get();
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("files are kept");
        }
    }

    @Test
    void deletesNoFileOfAnotherStoreThatItOnlyRefersTo() {
        browser.open(page());
        browser.upload(page() + "/files/LOGO", "a.png", Samples.picture("png"));
        var logo =
                Objects.requireNonNull(stores.get(store).settings().branding().logoUrl());
        var other = people.store(owner);
        stores.change(
                other,
                before -> before.with(before.settings()
                        .with(StoreFile.LOGO.in(before.settings().branding(), logo))));

        browser.submit("/stores/" + other + "/checkout/files/LOGO/delete", Map.of());

        assertThat(stores.get(other).settings().branding().logoUrl()).isNull();
        assertThat(browser.open("/Storage/" + logo.substring("fileid:".length()))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void putsAStoreAwayAndTakesItOutAgain() {
        browser.open("/stores/" + store + "/settings");

        browser.submit("/stores/" + store + "/archive", Map.of());
        assertThat(stores.get(store).archived()).isTrue();

        browser.open("/stores/" + store + "/settings");
        browser.submit("/stores/" + store + "/archive", Map.of());
        assertThat(stores.get(store).archived()).isFalse();
    }

    @Test
    void putsAStoreAwayOnceWhenTheFormIsSentTwice() {
        browser.open("/stores/" + store + "/settings");

        browser.submit("/stores/" + store + "/archive", Map.of());
        browser.submit("/stores/" + store + "/archive", Map.of());

        assertThat(stores.get(store).archived()).isTrue();
    }

    @Test
    void letsAMemberLeaveAndNobodyElse() {
        var other = people.store(admin);
        assertThat(browser.open("/stores/" + other + "/me/delete").statusCode()).isEqualTo(404);
        browser.open("/stores/" + store + "/me/delete");

        assertThat(browser.submit("/stores/" + store + "/me/delete", Map.of()).statusCode())
                .isEqualTo(302);

        assertThat(browser.open("/stores/" + store + "/settings").statusCode()).isEqualTo(403);
        assertThat(stores.isActive(store)).isFalse();
    }

    @Test
    void refusesMoreStoresThanTheQuota() {
        people.policy("storeQuota", 1);

        create(owner)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("store-limit-reached");
        create(admin).expectStatus().isOk();
        create(admin).expectStatus().isOk();
    }

    @Test
    void letsNoneOfSeveralAtOnceSlipPastTheQuota() throws InterruptedException {
        people.policy("storeQuota", 3);
        var key = people.unrestrictedKey(owner);
        Callable<Integer> making = () ->
                create(key).expectBody(String.class).returnResult().getStatus().value();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Collections.nCopies(6, making)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).containsOnly(200, 403);
            assertThat(answers.stream().filter(status -> status == 200)).hasSize(2);
        }
    }

    @Test
    void beginsANewStoreWithTheTemplate() {
        var template = JsonNodeFactory.instance
                .objectNode()
                .put("defaultCurrency", "KES")
                .put("paymentTolerance", 5);
        people.policy("defaultStoreTemplate", template);

        create(owner)
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Duka")
                .jsonPath("$.defaultCurrency")
                .isEqualTo("KES")
                .jsonPath("$.paymentTolerance")
                .isEqualTo(5);
    }

    @Test
    void offersTheSourcesOfPrices() {
        assertThat(browser.open("/stores/" + store + "/rates").body()).contains("value=\"kraken\"");
    }

    private ResponseSpec create(Account by) {
        return create(people.unrestrictedKey(by));
    }

    private ResponseSpec create(String key) {
        return People.as(client, People.token(key))
                .post()
                .uri("/api/v1/stores")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("name", "Duka"))
                .exchange();
    }

    private String page() {
        return "/stores/" + store + "/checkout";
    }

    private static Map<String, String> form(Map<String, String> changed) {
        var form = new HashMap<>(Map.of(
                "displayMinutes", "5", "feeBlocks", "1", "applyBrandColorToBackend", "true", "htmlTitle", "Duka"));
        form.putAll(changed);
        return form;
    }
}
