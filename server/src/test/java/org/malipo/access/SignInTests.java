package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.PasswordCheck.Result;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** E-mail and password, and what happens to those who guess. */
@ServerTest
class SignInTests {
    private static final String ME = "/api/v1/users/me";

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PasswordCheck passwords;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void oneAdministrator() {
        people.none();
        people.admin();
    }

    @Test
    void knowsWhoComesWithTheRightPassword() {
        as(People.basic("Admin@Example.com", People.PASSWORD))
                .get()
                .uri(ME)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.email")
                .isEqualTo("admin@example.com")
                .jsonPath("$.roles[0]")
                .isEqualTo("ServerAdmin")
                .jsonPath("$.name")
                .isEqualTo(null)
                .jsonPath("$.created")
                .isNumber();
    }

    @Test
    void asksStrangersWhoTheyAre() {
        client.get()
                .uri(ME)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("""
                        {"code": "unauthenticated", "message": "Authentication is required for accessing this endpoint"}
                        """);
    }

    @Test
    void saysWhyTheCredentialsWereRefused() {
        refused(People.basic("admin@example.com", "wrong"), "Failed");
        refused(
                People.basic("nobody@example.com", "wrong"),
                "Basic authentication failed: User not found or invalid password");
        refused(
                "Basic nonsense!",
                "Basic authentication header was not in a correct format. (username:password encoded in base64)");
        refused("token 0000", "ApiKey authentication failed: Unknown API Key");
        refused("Something else", "Authentication is required for accessing this endpoint");
    }

    @Test
    void locksAnAccountAfterFiveWrongPasswords() {
        for (var guess = 0; guess < PasswordCheck.FAILURES; guess++) {
            assertThat(passwords.check("admin@example.com", "guess" + guess)).isInstanceOf(Result.WrongPassword.class);
        }

        refused(People.basic("admin@example.com", People.PASSWORD), "Lockedout");
    }

    /** Each hash takes its time, in which others of the same moment must not slip through. */
    @Test
    void countsGuessesThatAreMadeAtTheSameTime() throws InterruptedException {
        var guesses = IntStream.range(0, 12)
                .<Callable<Result>>mapToObj(guess -> () -> passwords.check("admin@example.com", "guess" + guess))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(guesses))
                    .extracting(Future::resultNow)
                    .filteredOn(Result.WrongPassword.class::isInstance)
                    .hasSize(PasswordCheck.FAILURES);
        }
    }

    @Test
    void forgetsWrongPasswordsAfterTheRightOne() {
        for (var round = 0; round < 3; round++) {
            passwords.check("admin@example.com", "wrong");
            passwords.check("admin@example.com", "wrong");
            assertThat(passwords.check("admin@example.com", People.PASSWORD)).isInstanceOf(Result.Right.class);
        }
    }

    @Test
    void takesTheOldPasswordNoMoreOnceItIsChanged() {
        var admin = accounts.findByEmail("admin@example.com").orElseThrow();
        as(People.basic("admin@example.com", People.PASSWORD))
                .get()
                .uri(ME)
                .exchange()
                .expectStatus()
                .isOk();

        accounts.changePassword(admin.id(), "another horse");

        refused(People.basic("admin@example.com", People.PASSWORD), "Failed");
        as(People.basic("admin@example.com", "another horse"))
                .get()
                .uri(ME)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void computesNoHashForAPairThatWasRightAMomentAgo() {
        var admin = as(People.basic("admin@example.com", People.PASSWORD));
        admin.get().uri(ME).exchange().expectStatus().isOk();

        jdbc.sql("update account set password_hash = '{noop}something else'").update();

        admin.get().uri(ME).exchange().expectStatus().isOk();
    }

    private void refused(String authorization, String message) {
        as(authorization)
                .get()
                .uri(ME)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthenticated")
                .jsonPath("$.message")
                .isEqualTo(message);
    }

    private RestTestClient as(String authorization) {
        return People.as(client, authorization);
    }
}
