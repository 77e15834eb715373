package org.malipo.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Making, using and revoking API keys over the API. */
@ServerTest
class ApiKeyTests {
    private static final String KEYS = "/api/v1/api-keys";

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private KeyUse use;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private TestClock clock;

    private RestTestClient admin;

    @BeforeEach
    void oneAdministrator() {
        clock.reset();
        people.none();
        admin = People.as(client, People.token(people.unrestrictedKey(people.admin())));
    }

    record Key(String apiKey, String label, List<String> permissions) {}

    @Test
    void makesAKeyThatWorksAndIsStoredByItsHashAlone() {
        var made = make("shop", "btcpay.user.canviewprofile");

        assertThat(made.apiKey()).matches("[0-9a-f]{40}");
        assertThat(made.permissions()).containsExactly("btcpay.user.canviewprofile");
        with(made).get().uri("/api/v1/users/me").exchange().expectStatus().isOk();
        assertThat(jdbc.sql("select count(*) from account_api_key k where k::text like :value")
                        .param("value", "%" + made.apiKey() + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void takesTheKeyAsTokenOrBearerInAnyCase() {
        var made = make("", "btcpay.user.canviewprofile");

        for (var scheme : new String[] {"token", "TOKEN", "Bearer", "bearer"}) {
            People.as(client, scheme + " " + made.apiKey())
                    .get()
                    .uri(KEYS + "/current")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.apiKey")
                    .isEqualTo(made.apiKey())
                    .jsonPath("$.label")
                    .isEqualTo("");
        }
    }

    @Test
    void dropsDuplicatesAndKeepsUnknownNames() {
        var made =
                make("x", "btcpay.plugin.store.cards", "btcpay.plugin.store.cards", "btcpay.store.canviewinvoices:S");

        assertThat(made.permissions()).containsExactly("btcpay.plugin.store.cards", "btcpay.store.canviewinvoices:S");
    }

    @Test
    void refusesNamesThatBreakTheGrammar() {
        admin.post()
                .uri(KEYS)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("permissions", new String[] {"unrestricted", "can everything"}))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[0].path")
                .isEqualTo("permissions[1]");
    }

    @Test
    void revokesAtOnce() {
        var made = make("x", "btcpay.user.canviewprofile");
        with(made).get().uri("/api/v1/users/me").exchange().expectStatus().isOk();

        admin.delete().uri(KEYS + "/" + made.apiKey()).exchange().expectStatus().isOk();

        with(made).get().uri("/api/v1/users/me").exchange().expectStatus().isUnauthorized();
        admin.delete()
                .uri(KEYS + "/" + made.apiKey())
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("apikey-not-found")
                .jsonPath("$.message")
                .isEqualTo("This apikey does not exists");
    }

    @Test
    void letsAKeyRevokeItself() {
        var made = make("x", "btcpay.user.canviewprofile");

        with(made).delete().uri(KEYS + "/current").exchange().expectStatus().isOk();

        with(made).get().uri("/api/v1/users/me").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void isNoKeyBehindAPassword() {
        People.as(client, People.basic("admin@example.com", People.PASSWORD))
                .get()
                .uri(KEYS + "/current")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void namesThePermissionThatIsMissing() {
        with(make("x", "btcpay.user.canviewprofile"))
                .post()
                .uri(KEYS)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("missing-permission")
                .jsonPath("$.missingPermission")
                .isEqualTo("unrestricted")
                .jsonPath("$.message")
                .isEqualTo("Insufficient API Permissions. Please use an API key with permission \"unrestricted\"."
                        + " You can create an API key in your account's settings / Api Keys.");
    }

    @Test
    void countsWhatAKeyIsUsedFor() {
        var made = make("x", "btcpay.user.canmodifyprofile");
        with(made).get().uri("/api/v1/users/me").exchange().expectStatus().isOk();
        with(made).get().uri("/api/v1/users/me").exchange().expectStatus().isOk();

        use.write();

        assertThat(jdbc.sql("select calls from account_api_key_use where hash = :hash and permission = :permission")
                        .param("hash", ApiKey.hash(made.apiKey()))
                        .param("permission", "btcpay.user.canviewprofile")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void expires() {
        var body = Map.of(
                "permissions", List.of("btcpay.user.canviewprofile"),
                "expiresAt", clock.instant().plus(Duration.ofDays(1)).getEpochSecond());
        var key = key(admin.post()
                .uri(KEYS)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange());
        with(key).get().uri("/api/v1/users/me").exchange().expectStatus().isOk();

        clock.tick(Duration.ofDays(1));

        with(key)
                .get()
                .uri("/api/v1/users/me")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.message")
                .isEqualTo("ApiKey authentication failed: This API key has expired");
    }

    @Test
    void refusesAnExpiryDateThatHasPassed() {
        admin.post()
                .uri(KEYS)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("expiresAt", 1))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[0].path")
                .isEqualTo("ExpiresAt");
    }

    @Test
    void isMadeForAPersonByWhoeverManagesPeople() {
        var person = people.person("clerk@example.com");
        var manager = with(make("people", "btcpay.server.canmanageusers"));

        var key = key(makeFor(manager, person.email(), "btcpay.store.canviewinvoices"));
        with(key).get().uri(KEYS + "/current").exchange().expectStatus().isOk();
        manager.delete()
                .uri("/api/v1/users/" + person.email() + "/api-keys/" + key.apiKey())
                .exchange()
                .expectStatus()
                .isOk();
        with(key).get().uri(KEYS + "/current").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void countsCallsThatOnlyNeedToBeKnown() {
        var key = make("shop", "btcpay.user.canviewprofile");

        with(key).get().uri("/misc/permissions").exchange().expectStatus().isOk();
        use.write();

        assertThat(keys.uses(ApiKey.hash(key.apiKey())))
                .extracting(ApiKey.Use::permission)
                .containsExactly("");
    }

    private static Key key(RestTestClient.ResponseSpec answer) {
        return requireNonNull(answer.expectStatus()
                .isOk()
                .expectBody(Key.class)
                .returnResult()
                .getResponseBody());
    }

    private RestTestClient.ResponseSpec makeFor(RestTestClient by, String person, String permission) {
        return by.post()
                .uri("/api/v1/users/" + person + "/api-keys")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("permissions", List.of(permission)))
                .exchange();
    }

    private Key make(String label, String... permissions) {
        var made = admin.post()
                .uri(KEYS)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("label", label, "permissions", permissions))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Key.class)
                .returnResult()
                .getResponseBody();
        assertThat(made).isNotNull();
        return made;
    }

    private RestTestClient with(Key key) {
        return People.as(client, People.token(key.apiKey()));
    }
}
