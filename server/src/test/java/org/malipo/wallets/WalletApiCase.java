package org.malipo.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.access.Account;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** A store with a wallet whose chain is followed, and its owner at the API. */
abstract class WalletApiCase {
    static final String WALLET = "/api/v1/stores/{store}/payment-methods/BTC-CHAIN/wallet";

    @Autowired
    RestTestClient client;

    @Autowired
    People people;

    @Autowired
    WalletFixture given;

    @Autowired
    PretendedHistory history;

    Account admin;
    StoreWallet wallet;
    private RestTestClient owner;

    @BeforeEach
    void aShopWithAWallet() {
        people.none();
        admin = people.admin();
        wallet = given.configured(
                people.store(admin), WalletFixture.account().scheme().print());
        owner = as("unrestricted");
        given.chainIsReady();
    }

    RestTestClient as(String grant) {
        return People.as(client, People.token(people.key(admin, grant)));
    }

    RestTestClient.ResponseSpec get(String path, Object... values) {
        return get(owner, wallet.store(), path, values);
    }

    static RestTestClient.ResponseSpec get(RestTestClient who, StoreId store, String path, Object... values) {
        return who.get().uri(WALLET + path, with(store, values)).exchange();
    }

    RestTestClient.ResponseSpec send(HttpMethod method, String path, @Nullable String body, Object... values) {
        return send(owner, method, path, body, values);
    }

    RestTestClient.ResponseSpec send(
            RestTestClient who, HttpMethod method, String path, @Nullable String body, Object... values) {
        var request = who.method(method).uri(WALLET + path, with(wallet.store(), values));
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private static Object[] with(StoreId store, Object... values) {
        var all = new Object[values.length + 1];
        all[0] = store.value();
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }

    static JsonNode ok(RestTestClient.ResponseSpec response) {
        var body = response.expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    static void done(RestTestClient.ResponseSpec response) {
        response.expectStatus().isOk();
    }

    static void assertRefused(RestTestClient.ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    static void assertInvalid(RestTestClient.ResponseSpec response, String path, String message) {
        var errors = response.expectStatus().isEqualTo(422).expectBody();
        errors.jsonPath("$[0].path").isEqualTo(path).jsonPath("$[0].message").isEqualTo(message);
    }
}
