package org.malipo.access;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.audit.AuditLine;
import org.malipo.access.audit.AuditSearch;
import org.malipo.access.audit.AuditTable;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

/** Guessing passwords soon takes long, and what people do is remembered. */
@ServerTest
@TestPropertySource(properties = "malipo.http.ratelimits=true")
class SignInLimitTests {
    private static final int MOST = 10;

    @Autowired
    private People people;

    @Autowired
    private Credentials credentials;

    @Autowired
    private AuditTable audit;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    @BeforeEach
    void begin() {
        people.none();
        people.admin();
        clock.tick(ofMinutes(30));
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    void slowsDownTheForm() {
        var browser = new Browser(port);
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThat(browser.signIn("nobody@example.com", "wrong").statusCode())
                    .isEqualTo(401);
        }

        var refused = Stream.generate(() -> browser.signIn("nobody@example.com", "wrong"))
                .limit(MOST) // a slow machine earns further attempts while it works
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();

        assertThat(refused.headers().firstValueAsLong(HttpHeaders.RETRY_AFTER).orElseThrow())
                .isBetween(1L, 12L);
        assertThat(refused.body()).contains("That was too often");
        clock.tick(ofSeconds(12));
        assertThat(browser.signIn("admin@example.com", People.PASSWORD).statusCode())
                .isEqualTo(302);
    }

    @Test
    void slowsDownWhoeverAsksForChallengeAfterChallenge() {
        var browser = new Browser(port);
        browser.open("/login");
        var allowed = Stream.generate(() -> browser.submit("/login/passkey/options", Map.of()))
                .limit(31)
                .toList();

        assertThat(allowed).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        assertThat(Stream.generate(() -> browser.submit("/login/passkey/options", Map.of()))
                        .limit(40)) // a slow machine earns further attempts while it works
                .anySatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(429));
    }

    @Test
    void slowsDownPasswordsWithRequestsButNotThoseOfYoungAccounts() {
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThat(basic("no.one@example.com", "wrong")).asString().contains("User not found");
        }

        assertThat(Stream.generate(() -> basic("no.one@example.com", "wrong")).limit(MOST))
                .anySatisfy(answer -> assertThat(answer).asString().contains("Rate limited"));
        people.person("new@example.com");
        assertThat(basic("new@example.com", People.PASSWORD)).isInstanceOf(Credentials.Outcome.Known.class);
    }

    @Test
    void remembersKeysWithoutTheirValue() {
        var owner = people.person("asha@example.com");

        var key = people.unrestrictedKey(owner);

        var line = audit.list(new AuditSearch(null, "key", null, null, null, null), Long.MAX_VALUE, 1)
                .getFirst();
        assertThat(line)
                .extracting(AuditLine::action, AuditLine::object)
                .containsExactly("key.created", "key:" + ApiKey.hash(key).substring(0, 8));
        assertThat(line.details())
                .containsEntry("owner", owner.id().value())
                .containsEntry("permissions", "unrestricted");
    }

    private Credentials.Outcome basic(String email, String password) {
        return credentials.of(People.basic(email, password), "192.0.2.7");
    }
}
