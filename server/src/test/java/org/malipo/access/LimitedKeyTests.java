package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A key that may do a little never becomes one that may do all. */
@ServerTest
@Import(Mailbox.class)
class LimitedKeyTests {
    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Accounts accounts;

    @LocalServerPort
    private int port;

    private Account admin;
    private Account person;

    @BeforeEach
    void people() {
        people.none();
        mailbox.empty(true);
        admin = people.admin();
        person = people.person("p@example.com");
    }

    @Test
    void aKeyForOneStoreMakesNoKeys() {
        var store = people.store(admin);
        var key = as(admin, "unrestricted:" + store, "btcpay.server.canmodifyserversettings:" + store);

        assertThat(status(key.post().uri("/api/v1/api-keys").body(Map.of("permissions", List.of("unrestricted")))))
                .isEqualTo(403);
        assertThat(status(key.get().uri("/api/v1/server/roles"))).isEqualTo(403);
        assertThat(status(key.get().uri("/api/v1/users/me"))).isEqualTo(403);
        assertThat(status(key.put().uri("/api/v1/stores/" + store).body(Map.of("name", "Shop"))))
                .isEqualTo(200);
    }

    /** Whoever has the link of an invitation becomes that person. */
    @ParameterizedTest
    @CsvSource({
        "btcpay.server.canviewusers, false, false",
        "btcpay.server.canviewusers;btcpay.server.canmanageusers, false, true",
        "unrestricted, true, true"
    })
    void aKeySeesNoInvitationByWhichItWouldBecomeMore(String permissions, boolean ofAdmin, boolean ofOthers) {
        invite("boss@example.com", true);
        invite("clerk@example.com", false);
        var key = as(admin, permissions.split(";"));

        assertThat(link(key, "boss@example.com").isPresent()).isEqualTo(ofAdmin);
        assertThat(link(key, "clerk@example.com").isPresent()).isEqualTo(ofOthers);
    }

    @Test
    void aKeyForTheServersSettingsSeesNoInvitationOnAPageEither() {
        var boss = invite("boss@example.com", true);
        var page = "/server/users/" + boss.id().value();
        var settings = People.token(people.key(admin, "btcpay.server.canmodifyserversettings"));

        assertThat(new Browser(port).openWith("Authorization", settings, page).body())
                .contains("boss@example.com")
                .doesNotContain("/invite/");
        assertThat(new Browser(port)
                        .openWith("Authorization", People.token(people.unrestrictedKey(admin)), page)
                        .body())
                .contains("/invite/");
    }

    @Test
    void aKeyForTheProfileSeesNoInvitationOfItsOwner() {
        var invited = invite("clerk@example.com", false);

        assertThat(link(as(invited, "btcpay.user.canviewprofile"), "me")).isEmpty();
        assertThat(link(as(invited, "unrestricted"), "me")).isPresent();
    }

    @Test
    void aKeySetsNoPasswordOnAPage() {
        var invited = accounts.create(new NewAccount("clerk@example.com", null, null, null, false), true);
        var program = new Browser(port);
        program.open("/login");
        var key = People.token(people.key(invited, "btcpay.user.canmodifyprofile"));

        var answer = program.submitWith("Authorization", key, "/account/password", Map.of("wanted", "long enough"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(accounts.hasPassword(invited.id())).isFalse();
        assertThat(program.open("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void aKeyForTheProfileTakesTheAddressOnlyWithThePassword() {
        var key = as(person, "btcpay.user.canmodifyprofile");

        assertThat(status(put(key, null, Map.of("email", "thief@example.com")))).isEqualTo(422);
        assertThat(status(put(key, null, Map.of("email", "P@example.com", "name", "Pili"))))
                .isEqualTo(200);
        assertThat(status(put(key, null, Map.of("email", "new@example.com", "currentPassword", People.PASSWORD))))
                .isEqualTo(200);
        assertThat(status(put(as(person, "unrestricted"), null, Map.of("email", "other@example.com"))))
                .isEqualTo(200);
    }

    /** Also those of requests that come to nothing as a whole. */
    @Test
    void guessesAtThePresentPasswordCountAsTheyDoAtTheDoor() {
        var key = as(person, "btcpay.user.canmodifyprofile");
        for (var guess = 0; guess < PasswordCheck.FAILURES; guess++) {
            var body = Map.of("newPassword", "taken over", "currentPassword", "guess " + guess);
            assertThat(status(put(key, guess % 2 == 0 ? "guess-" + guess : null, body)))
                    .isEqualTo(422);
        }

        var right = Map.of("newPassword", "taken over", "currentPassword", People.PASSWORD);
        assertThat(status(put(key, null, right))).isEqualTo(422);
        assertThat(new Browser(port).signIn("p@example.com", People.PASSWORD).body())
                .contains("Wait five minutes");
    }

    private Account invite(String email, boolean isAdmin) {
        as(admin, "unrestricted")
                .post()
                .uri("/api/v1/users")
                .body(Map.of("email", email, "isAdministrator", isAdmin))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.invitationUrl")
                .isNotEmpty();
        return accounts.findByEmail(email).orElseThrow();
    }

    private static Optional<String> link(RestTestClient by, String person) {
        var user = by.get()
                .uri("/api/v1/users/" + person)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return Optional.ofNullable(
                (String) Optional.ofNullable(user).orElseThrow().get("invitationUrl"));
    }

    private static RestTestClient.RequestHeadersSpec<?> put(
            RestTestClient by, @Nullable String idempotencyKey, Map<String, String> body) {
        var request = by.put().uri("/api/v1/users/me").contentType(MediaType.APPLICATION_JSON);
        return (idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey)).body(body);
    }

    private static int status(RestTestClient.RequestHeadersSpec<?> request) {
        return request.exchange().returnResult().getStatus().value();
    }

    private RestTestClient as(Account owner, String... permissions) {
        return People.as(client, People.token(people.key(owner, permissions)));
    }
}
