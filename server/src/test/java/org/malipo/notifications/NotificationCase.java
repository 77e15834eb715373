package org.malipo.notifications;

import static java.util.Objects.requireNonNull;
import static org.malipo.access.People.as;
import static org.malipo.access.People.basic;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.AccountLetters;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A store whose people are told things. */
@ServerTest
abstract class NotificationCase {
    static final String LIST = "/api/v1/users/me/notifications";
    static final String SETTINGS = "/api/v1/users/me/notification-settings";

    @Autowired
    People people;

    @Autowired
    Notices notices;

    @Autowired
    AccountLetters letters;

    @Autowired
    Outbox outbox;

    @Autowired
    RestTestClient client;

    @LocalServerPort
    int port;

    StoreId store = new StoreId("");

    @Nullable
    Account known;

    @Nullable
    Account admin;

    @BeforeEach
    void makeAStore() {
        people.none();
        admin = people.admin();
        var owner = people.person("owner@example.com");
        store = people.store(owner);
        known = owner;
    }

    Account owner() {
        return requireNonNull(known);
    }

    Browser signedIn() {
        var browser = new Browser(port);
        browser.signIn(owner().email(), People.PASSWORD);
        return browser;
    }

    void happens(String type, String invoice, String payload) {
        outbox.append(new NewEvent(type, store.value(), invoice, payload));
    }

    void raise(StoreId where, String invoice) {
        notices.raise(notice(where, invoice));
    }

    static Notice notice(StoreId where, String invoice) {
        return new Notice(
                NoticeKind.INVOICE_CONFIRMED, where, List.of(invoice), "/stores/" + where + "/invoices/" + invoice);
    }

    JsonNode list(Account who, String query) {
        return json(as(client, auth(who))
                .get()
                .uri(URI.create("http://localhost:" + port + LIST + query))
                .exchange());
    }

    JsonNode put(Account who, String path, String body) {
        return json(as(client, auth(who))
                .put()
                .uri(path)
                .header("Content-Type", "application/json")
                .body(body)
                .exchange());
    }

    static JsonNode json(RestTestClient.ResponseSpec answer) {
        var body = answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    static String auth(Account who) {
        return basic(who.email(), People.PASSWORD);
    }

    static List<String> values(JsonNode list, String member) {
        return list.valueStream().map(one -> one.get(member).asString()).toList();
    }

    /** {@return the invoices that notices are about} */
    static List<String> named(JsonNode list) {
        return list.valueStream()
                .map(one -> one.get("body").asString().split(" ")[1])
                .toList();
    }
}
