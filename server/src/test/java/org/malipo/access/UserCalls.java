package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** What tests of the operations on users have in common: an empty server, and calls to it. */
@ServerTest
@Import(Mailbox.class)
abstract class UserCalls {
    static final String USERS = "/api/v1/users";

    @Autowired
    RestTestClient client;

    @Autowired
    People people;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Accounts accounts;

    @BeforeEach
    void nobody() {
        people.none();
        mailbox.empty(true);
    }

    Account admin() {
        return accounts.findByEmail("admin@example.com").orElseThrow();
    }

    ResponseSpec get(@Nullable String key, String path) {
        return call(HttpMethod.GET, key == null ? null : "token " + key, path, null);
    }

    ResponseSpec post(@Nullable String key, String path, String body) {
        return call(HttpMethod.POST, key == null ? null : "token " + key, path, body);
    }

    ResponseSpec put(String key, String body) {
        return call(HttpMethod.PUT, "token " + key, USERS + "/me", body);
    }

    ResponseSpec call(HttpMethod method, @Nullable String authorization, String path, @Nullable String body) {
        var request = as(authorization).method(method).uri(path);
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    RestTestClient as(@Nullable String authorization) {
        return authorization == null ? client : People.as(client, authorization);
    }

    static void wrong(ResponseSpec answer, String path, @Nullable String message) {
        var body = answer.expectStatus().isEqualTo(422).expectBody();
        body.jsonPath("$[0].path").isEqualTo(path);
        if (message != null) {
            body.jsonPath("$[0].message").isEqualTo(message);
        }
    }

    static void unauthenticated(ResponseSpec answer, String message) {
        answer.expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated")
                .jsonPath("$.message")
                .value(said -> assertThat((String) said).endsWith(message));
    }

    static void forbidden(ResponseSpec answer, String permission) {
        answer.expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.missingPermission")
                .isEqualTo(permission);
    }

    static void invalidState(ResponseSpec answer, String message) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-state")
                .jsonPath("$.message")
                .isEqualTo(message);
    }

    static void notFound(ResponseSpec answer) {
        answer.expectStatus().isNotFound().expectBody().jsonPath("$.code").isEqualTo("user-not-found");
    }
}
