package org.malipo.access;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Nobody learns from answers, nor from how long they take, who has an account. */
@ServerTest
@Import(Mailbox.class)
class EnumerationTests {
    @Autowired
    private People people;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private LoginCodes codes;

    @Autowired
    private HashCount hashes;

    @Autowired
    private TestClock clock;

    @Autowired
    private RestTestClient client;

    @LocalServerPort
    private int port;

    private final String known = UUID.randomUUID() + "@example.com";
    private final String unknown = UUID.randomUUID() + "@example.com";
    private Account person;
    private Browser browser = new Browser(0);

    @BeforeEach
    void onePerson() {
        people.none();
        people.admin();
        mailbox.empty(true);
        person = people.person(known);
        browser = new Browser(port);
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private record Answer(int status, String body) {
        static Answer of(HttpResponse<String> answer) {
            return new Answer(answer.statusCode(), answer.body());
        }
    }

    /** What a stranger can tell: the answer without what differs each time, and the hashes as a measure of its time. */
    private record Seen(int status, String page, int hashes) {}

    @Test
    void notFromTheSignInPage() {
        assertThat(seen(known, this::signIn)).isEqualTo(seen(unknown, this::signIn));
        assertThat(seen(known, this::signIn))
                .extracting(Seen::status, Seen::hashes)
                .containsExactly(401, 1);
    }

    @Test
    void notFromTheTimeThatTheApiTakes() {
        assertThat(seen(known, this::basic))
                .extracting(Seen::status, Seen::hashes)
                .containsExactly(401, 1);
        assertThat(seen(unknown, this::basic))
                .extracting(Seen::status, Seen::hashes)
                .containsExactly(401, 1);
    }

    @Test
    void notFromTheFormForForgottenPasswords() {
        assertThat(seen(known, this::forgot)).isEqualTo(seen(unknown, this::forgot));
        assertThat(seen(unknown, this::forgot))
                .extracting(Seen::status, Seen::hashes)
                .containsExactly(200, 1);
        assertThat(mailbox.mails()).extracting(Mailbox.Mail::email).containsExactly(known);
    }

    @Test
    void notFromCodesForOtherDevices() {
        var ofSomebody = codes.create(person.id());
        desk.setDisabled(person.id(), true);

        var answer = seen(ofSomebody, this::redeem);

        assertThat(answer).isEqualTo(seen("0".repeat(40), this::redeem));
        assertThat(answer).extracting(Seen::status, Seen::hashes).containsExactly(401, 0);
    }

    @Test
    void notFromTheLockAfterFiveWrongPasswords() {
        for (int guess = 0; guess < PasswordCheck.FAILURES; guess++) {
            assertThat(seen(known, this::signIn)).isEqualTo(seen(unknown, this::signIn));
        }
        var wrong = signIn("else@example.com").body();

        var locked = seen(known, this::signIn);

        assertThat(locked).isEqualTo(seen(unknown, this::signIn));
        assertThat(locked.hashes()).isZero();
        assertThat(locked.page()).isNotEqualTo(plain(wrong, "else@example.com"));
        assertThat(basic(known).body()).contains("Lockedout");
        assertThat(basic(unknown).body()).contains("Lockedout");
        assertThat(browser.signIn(known, People.PASSWORD).statusCode()).isEqualTo(401);

        clock.tick(ofMinutes(5).plusSeconds(1));
        assertThat(seen(unknown, this::signIn).page()).isEqualTo(plain(wrong, "else@example.com"));
        assertThat(browser.signIn(known, People.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void notFromGuessesThatAreLongPast() {
        for (int guess = 0; guess < PasswordCheck.FAILURES - 1; guess++) {
            assertThat(seen(known, this::signIn)).isEqualTo(seen(unknown, this::signIn));
        }
        clock.tick(ofMinutes(5).plusSeconds(1));

        for (int guess = 0; guess < PasswordCheck.FAILURES; guess++) {
            assertThat(seen(known, this::signIn).hashes()).isOne();
            assertThat(seen(unknown, this::signIn).hashes()).isOne();
        }
        assertThat(seen(known, this::signIn).hashes()).isZero();
        assertThat(seen(unknown, this::signIn).hashes()).isZero();
    }

    private Seen seen(String typed, Function<String, Answer> ask) {
        int before = hashes.count();
        var answer = ask.apply(typed);
        return new Seen(answer.status(), plain(answer.body(), typed), hashes.count() - before);
    }

    /** Without what was typed, and without tokens. */
    private static String plain(String page, String typed) {
        return page.replace(typed, "…").replaceAll("name=\"(_csrf|_once)\" value=\"[^\"]*\"", "");
    }

    private Answer signIn(String email) {
        return Answer.of(browser.signIn(email, "wrong"));
    }

    private Answer basic(String email) {
        var result = People.as(client, People.basic(email, "wrong"))
                .get()
                .uri("/api/v1/users/me")
                .exchange()
                .expectBody(String.class)
                .returnResult();
        return new Answer(result.getStatus().value(), String.valueOf(result.getResponseBody()));
    }

    private Answer forgot(String email) {
        browser.open("/login/forgot-password");
        return Answer.of(browser.submit("/login/forgot-password", Map.of("email", email)));
    }

    private Answer redeem(String code) {
        browser.open("/login");
        return Answer.of(browser.submit("/login/code", Map.of("LoginCode", code)));
    }
}
