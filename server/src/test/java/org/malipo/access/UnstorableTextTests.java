package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Texts with U+0000 in them, which the database does not take. */
@ServerTest
class UnstorableTextTests {
    private static final String NUL = "a\0b";

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private ApiKeys keys;

    @LocalServerPort
    private int port;

    private Account admin;

    @BeforeEach
    void oneAdministrator() {
        people.none();
        admin = people.admin();
    }

    @Test
    void areNamedToPrograms() {
        var key = People.as(client, People.token(people.unrestrictedKey(admin)));

        key.post()
                .uri("/api/v1/api-keys")
                .body(Map.of("label", NUL))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[0].path")
                .isEqualTo("label");
        key.post()
                .uri("/api/v1/users")
                .body(Map.of("email", NUL + "@example.com"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[0].path")
                .isEqualTo("email");

        assertThat(keys.list(admin.id())).hasSize(1);
    }

    @Test
    void areRefusedOnPages() {
        var browser = new Browser(port);
        browser.signIn(admin.email(), People.PASSWORD);

        assertThat(browser.open("/server/users?q=%00").statusCode()).isEqualTo(422);
        assertThat(browser.open("/css/tokens.css?x=%00").statusCode()).isEqualTo(200);
    }

    @Test
    void belongToNobodyAtTheDoor() {
        assertThat(new Browser(port).signIn(NUL, People.PASSWORD).statusCode()).isEqualTo(401);
        People.as(client, People.basic(NUL, People.PASSWORD))
                .get()
                .uri("/api/v1/users/me")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }
}
