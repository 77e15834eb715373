package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where people are signed in, codes for other devices, and administrators who act for somebody. */
@ServerTest
class SessionPageTests {
    private static final String ADMIN = "admin@example.com";
    private static final Pattern END = Pattern.compile("action=\"(/account/sessions/[0-9a-f]{64}/end)\"");
    private static final Pattern CODE = Pattern.compile("LoginCode=([0-9a-f]{40})");

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private Browser desk = new Browser(0);
    private Browser phone = new Browser(0);

    @BeforeEach
    void somebodyAtTheirDeskAndOnTheirPhone() {
        people.none();
        people.admin();
        desk = signedIn(ADMIN);
        phone = signedIn(ADMIN);
    }

    @Test
    void listsSessionsAndEndsOne() {
        var page = desk.open("/account/sessions").body();
        var end = END.matcher(page);
        assertThat(page).contains("127.0.0.1", "here");
        assertThat(end.results()).hasSize(1);
        end.reset();
        assertThat(end.find()).isTrue();

        desk.submit(end.group(1), Map.of());

        assertThat(desk.open("/account").statusCode()).isEqualTo(200);
        assertThat(phone.open("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void neverShowsWhatWouldSignSomebodyIn() {
        var page = desk.open("/account/sessions").body();

        assertThat(phone.cookies().getCookieStore().getCookies())
                .isNotEmpty()
                .noneMatch(cookie -> page.contains(cookie.getValue()));
    }

    @Test
    void endsAllSessionsButThisOne() {
        desk.open("/account/sessions");

        desk.submit("/account/sessions/end", Map.of());

        assertThat(desk.open("/account").statusCode()).isEqualTo(200);
        assertThat(phone.open("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void endsTheSessionsOfSomebodyWhoIsShutOutAtOnce() {
        var cashier = people.person("cashier@example.com");
        var till = signedIn("cashier@example.com");

        sessions.endAllOf(cashier.id());

        assertThat(till.open("/account").statusCode()).isEqualTo(302);
        assertThat(desk.open("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void signsAnotherDeviceInOnceAndForAMinute() {
        var tablet = new Browser(port);
        assertThat(tablet.open("/login?LoginCode=" + code()).body()).contains("/login/code");
        var code = code();
        tablet.submit("/login/code", Map.of("LoginCode", code.toUpperCase(Locale.ROOT)));
        assertThat(tablet.open("/account").statusCode()).isEqualTo(200);

        assertThat(arrive(code)).isEqualTo(401);
        var late = code();
        clock.tick(Duration.ofSeconds(61));
        assertThat(arrive(late)).isEqualTo(401);
    }

    @Test
    void givesNoLoginCodeForAKey() {
        var key = people.unrestrictedKey(people.person("other@example.com"));

        var page = new Browser(port).openWith("Authorization", People.token(key), "/account/login-codes");

        assertThat(page.statusCode()).isEqualTo(403);
    }

    @Test
    void letsAnAdministratorActForSomebodyAndShowsIt() {
        var cashier = people.person("cashier@example.com");
        desk.open("/account");

        desk.submit("/server/users/" + cashier.id().value() + "/impersonate", Map.of("reason", "They asked for help"));

        var page = desk.open("/account").body();
        assertThat(page).contains("You act as cashier@example.com");
        assertThat(desk.open("/account/twofactorauthentication").statusCode()).isEqualTo(403);
        assertThat(desk.open("/account/login-codes").statusCode()).isEqualTo(403);
        assertThat(signedIn("cashier@example.com").open("/account/sessions").body())
                .contains("an administrator");

        desk.open("/account");
        desk.submit("/account/impersonation/stop", Map.of());
        assertThat(desk.open("/account").body()).contains(ADMIN).doesNotContain("You act as");
    }

    /** A password of their own would make a session of it that nobody sees an administrator behind. */
    @Test
    void setsNoPasswordForSomebodyWhoseNameIsBorrowed() {
        var cashier = accounts.create(new NewAccount("cashier@example.com", null, null, null, false), true);
        desk.open("/account");
        desk.submit("/server/users/" + cashier.id().value() + "/impersonate", Map.of("reason", "They asked for help"));
        desk.open("/account");

        assertThat(desk.submit("/account/password", Map.of("wanted", "long enough"))
                        .statusCode())
                .isEqualTo(403);

        assertThat(accounts.hasPassword(cashier.id())).isFalse();
        assertThat(desk.open("/account").body()).contains("You act as");
    }

    @Test
    void endsActingForSomebodyWithTheAdministratorsOwnSessions() {
        var cashier = people.person("cashier@example.com");
        desk.open("/account");
        desk.submit("/server/users/" + cashier.id().value() + "/impersonate", Map.of("reason", "They asked for help"));

        phone.open("/account/sessions");
        phone.submit("/account/sessions/end", Map.of());

        assertThat(desk.open("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void letsNobodyElseActForSomebody() {
        var cashier = people.person("cashier@example.com");
        var other = signedInAs(people.person("other@example.com"));
        other.open("/account");
        assertThat(other.submit(
                                "/server/users/" + cashier.id().value() + "/impersonate",
                                Map.of("reason", "They asked for help"))
                        .statusCode())
                .isEqualTo(403);

        desk.open("/account");
        var herself = desk.submit("/server/users/unknown/impersonate", Map.of("reason", "They asked for help"));
        assertThat(herself.statusCode()).isEqualTo(403);
    }

    private String code() {
        var found = CODE.matcher(desk.open("/account/login-codes").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private int arrive(String code) {
        var device = new Browser(port);
        device.open("/login");
        return device.submit("/login/code", Map.of("LoginCode", code)).statusCode();
    }

    private Browser signedInAs(Account account) {
        return signedIn(account.email());
    }

    private Browser signedIn(String email) {
        var browser = new Browser(port);
        browser.signIn(email, People.PASSWORD);
        return browser;
    }
}
