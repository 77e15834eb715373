package org.malipo.lightning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** An administrator with a store, somebody else with another, and the sandbox's Lightning network. */
abstract class LightningCase {
    static final String METHOD = "/api/v1/stores/{store}/payment-methods/BTC-LN";
    static final String STORE = "/api/v1/stores/{store}/lightning/BTC";
    static final String SERVER = "/api/v1/server/lightning/BTC";
    private static final String INTERNAL = "malipo.network.regtest.lightning";

    @TempDir
    static Path folder;

    static TestNetwork network;

    @Autowired
    RestTestClient client;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    Account admin;
    Account person;
    StoreId store;
    StoreId other;

    @BeforeAll
    static void startNetwork() {
        network = TestNetwork.start(folder);
    }

    @AfterAll
    static void stopNetwork() {
        network.close();
    }

    @BeforeEach
    void twoStores() {
        people.none();
        admin = people.admin();
        person = people.person("person@example.com");
        store = people.store(admin);
        other = people.store(person);
    }

    @AfterEach
    void nothingIsLeft() {
        clock.reset();
        System.clearProperty(INTERNAL);
        for (var name : new String[] {"store", "payer", "hub"}) {
            network.node(name).faults().clear();
        }
    }

    /** The settings name this node as the server's own. */
    static void internalNode(String name) {
        System.setProperty(INTERNAL, network.byFiles(name));
    }

    RestTestClient as(Account account, String... grants) {
        return People.as(client, People.token(people.key(account, grants)));
    }

    RestTestClient admin() {
        return as(admin, "unrestricted");
    }

    RestTestClient person() {
        return as(person, "unrestricted");
    }

    static ResponseSpec get(RestTestClient who, String path, Object... values) {
        return who.get().uri(path, values).exchange();
    }

    static ResponseSpec post(RestTestClient who, String path, String body, Object... values) {
        return call(who, HttpMethod.POST, path, body, values);
    }

    static ResponseSpec call(
            RestTestClient who, HttpMethod method, String path, @Nullable String body, Object... values) {
        var request = who.method(method).uri(path, values);
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .body(body.replace('\'', '"'))
                        .exchange();
    }

    ResponseSpec configure(RestTestClient who, StoreId whose, String connection) {
        return call(
                who, HttpMethod.PUT, METHOD, "{'config': {'connectionString': '" + connection + "'}}", whose.value());
    }

    /** The administrator's store has this node. */
    void storeHas(String name) {
        configure(admin(), store, network.byMacaroon(name)).expectStatus().isOk();
    }

    static JsonNode ok(ResponseSpec response) {
        return body(response.expectStatus().isOk());
    }

    static JsonNode body(ResponseSpec response) {
        var body = response.expectBody(JsonNode.class).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    static void assertRefused(ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    static void assertInvalid(ResponseSpec response, String path, String message) {
        var errors = response.expectStatus().isEqualTo(422).expectBody();
        errors.jsonPath("$[0].path").isEqualTo(path).jsonPath("$[0].message").isEqualTo(message);
    }
}
