package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Setting up a second factor and signing in with it. */
@ServerTest
class TwoFactorPageTests {
    private static final String EMAIL = "admin@example.com";
    private static final Pattern KEY = Pattern.compile("data-copy=\"([a-z2-7]{4}(?: [a-z2-7]{4}){7})\"");
    private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</code>");

    @Autowired
    private People people;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Browser browser = new Browser(0);

    @BeforeEach
    void anAdministratorAtTheirDesk() {
        people.none();
        people.admin();
        browser = new Browser(port);
        browser.signIn(EMAIL, People.PASSWORD);
    }

    @Test
    void showsAKeyUntilACodeProvesThatTheAppHasIt() {
        var offered = browser.open("/account/enableauthenticator");
        assertThat(offered.headers().firstValue("Cache-Control")).hasValue("no-store");

        var wrong = browser.submit("/account/enableauthenticator", Map.of("code", "000000"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(first(KEY, wrong)).isEqualTo(first(KEY, offered));
        assertThat(signIn().statusCode()).isEqualTo(302);
        assertThat(location(signIn())).doesNotContain("second-login");
    }

    @Test
    void asksForACodeAfterThePasswordAndTakesEachOnce() {
        var app = setUpApp();
        clock.tick(Duration.ofSeconds(30));
        var code = app.code();

        var door = passwordOnly();
        assertThat(location(door.open("/account"))).contains("/login");
        door.open("/login/second-login");
        var signedIn = door.submit("/login/authenticator", Map.of("code", code));
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(door.open("/account").statusCode()).isEqualTo(200);

        var again = passwordOnly();
        again.open("/login/second-login");
        assertThat(again.submit("/login/authenticator", Map.of("code", code)).statusCode())
                .isEqualTo(401);
        assertThat(location(again.open("/account"))).contains("/login");
    }

    @Test
    void keepsTheSecretSealedAndRecoveryCodesHashed() {
        var page = setUp();
        var recovery = first(RECOVERY, page);

        var rows = jdbc.sql("select sealed_secret from account_totp union all select hash from account_recovery_code")
                .query(String.class)
                .list();

        assertThat(rows).hasSize(11).noneMatch(row -> row.contains(recovery)).anyMatch(row -> row.startsWith("s1:"));
    }

    @Test
    void letsSomebodyInOnceWithARecoveryCode() {
        var recovery = first(RECOVERY, setUp());

        var door = passwordOnly();
        door.open("/login/second-login");
        door.submit("/login/recovery", Map.of("code", recovery));
        assertThat(door.open("/account").statusCode()).isEqualTo(200);
        assertThat(door.open("/account/twofactorauthentication").body())
                .contains("9 recovery codes")
                .doesNotContain(recovery);

        var again = passwordOnly();
        again.open("/login/second-login");
        assertThat(again.submit("/login/recovery", Map.of("code", recovery)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void locksAfterFiveWrongCodesEvenIfThePasswordIsTypedInBetween() {
        var app = setUpApp();
        clock.tick(Duration.ofSeconds(30));
        for (var guess = 0; guess < 5; guess++) {
            var door = passwordOnly();
            door.open("/login/second-login");
            assertThat(door.submit("/login/authenticator", Map.of("code", "12345"))
                            .statusCode())
                    .isEqualTo(401);
        }

        assertThat(new Browser(port).signIn(EMAIL, People.PASSWORD).body()).contains("Wait five minutes");

        clock.tick(Duration.ofMinutes(5).plusSeconds(1));
        var door = passwordOnly();
        door.open("/login/second-login");
        door.submit("/login/authenticator", Map.of("code", app.code()));
        assertThat(door.open("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void forgetsSomebodyWhoWaitsAtTheDoorForTooLong() {
        setUpApp();
        var door = passwordOnly();

        clock.tick(Duration.ofMinutes(6));

        assertThat(location(door.open("/login/second-login"))).endsWith("/login");
    }

    @Test
    void removesTheAppForThoseWhoKnowThePasswordAndEndsOtherSessions() {
        var phone = new Browser(port);
        phone.signIn(EMAIL, People.PASSWORD);
        setUpApp();
        browser.open("/account/twofactorauthentication");
        assertThat(browser.submit("/account/twofactorauthentication/disable", Map.of("current", "wrong"))
                        .statusCode())
                .isEqualTo(422);

        browser.submit("/account/twofactorauthentication/disable", Map.of("current", People.PASSWORD));

        assertThat(browser.open("/account").statusCode()).isEqualTo(200);
        assertThat(phone.open("/account").statusCode()).isEqualTo(302);
        assertThat(location(signIn())).doesNotContain("second-login");
    }

    @Test
    void givesTheSessionAnotherIdAtTheDoor() {
        setUpApp();
        var door = passwordOnly();
        var planted = session(door);

        door.signIn(EMAIL, People.PASSWORD);

        assertThat(session(door)).isNotEqualTo(planted);
    }

    private static String session(Browser browser) {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("malipo"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private AuthenticatorApp setUpApp() {
        var key = first(KEY, browser.open("/account/enableauthenticator"));
        var app = AuthenticatorApp.with(key, clock);
        browser.submit("/account/enableauthenticator", Map.of("code", app.code()));
        return app;
    }

    private HttpResponse<String> setUp() {
        var key = first(KEY, browser.open("/account/enableauthenticator"));
        return browser.submit(
                "/account/enableauthenticator",
                Map.of("code", AuthenticatorApp.with(key, clock).code()));
    }

    private Browser passwordOnly() {
        var door = new Browser(port);
        assertThat(location(door.signIn(EMAIL, People.PASSWORD))).endsWith("/login/second-login");
        return door;
    }

    private HttpResponse<String> signIn() {
        return new Browser(port).signIn(EMAIL, People.PASSWORD);
    }

    private static String first(Pattern pattern, HttpResponse<String> page) {
        var found = pattern.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
