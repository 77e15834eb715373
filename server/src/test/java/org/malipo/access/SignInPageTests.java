package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages to sign in with, and what browsers are told. */
@ServerTest
class SignInPageTests {
    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private Browser browser = new Browser(0);

    @BeforeEach
    void emptyServer() {
        people.none();
        browser = new Browser(port);
    }

    @Test
    void leadsFromAnEmptyServerToASignedInAdministrator() {
        assertThat(location(browser.open("/login"))).endsWith("/register");
        browser.open("/register");

        var made = browser.submit(
                "/register",
                Map.of("email", "me@example.com", "password", "long enough", "confirmation", "long enough"));

        assertThat(made.statusCode()).isEqualTo(302);
        assertThat(browser.open("/account").body()).contains("me@example.com");
        people.policy("lockSubscription", true);
        assertThat(location(new Browser(port).open("/register"))).endsWith("/");
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsWrong() {
        browser.open("/register");

        var page = browser.submit(
                "/register", Map.of("email", "me@example.com", "password", "one two", "confirmation", "three"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("value=\"me@example.com\"", "id=\"confirmation-error\"")
                .doesNotContain("one two");
    }

    @Test
    void signsInAndOut() {
        people.admin();
        assertThat(location(browser.open("/account"))).endsWith("/login?returnUrl=%2Faccount");

        var signedIn = browser.signIn("admin@example.com", People.PASSWORD);
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(browser.open("/account").statusCode()).isEqualTo(200);

        browser.submit("/logout", Map.of());
        assertThat(browser.open("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void givesTheSessionAnotherIdAtSignIn() {
        people.admin();
        browser.signIn("admin@example.com", People.PASSWORD);
        var first = session();

        browser.open("/account");
        browser.submit("/login", Map.of("Email", "admin@example.com", "Password", People.PASSWORD));

        assertThat(session()).isNotEqualTo(first).isNotEmpty();
    }

    @Test
    void showsTheFormAgainAfterAWrongPassword() {
        people.admin();

        var page = browser.signIn("admin@example.com", "wrong");

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("value=\"admin@example.com\"", "role=\"alert\"");
        assertThat(browser.open("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void endsOtherSessionsWhenThePasswordChanges() {
        people.admin();
        var elsewhere = new Browser(port);
        elsewhere.signIn("admin@example.com", People.PASSWORD);
        browser.signIn("admin@example.com", People.PASSWORD);
        browser.open("/account");

        browser.submit("/account/password", Map.of("current", People.PASSWORD, "wanted", "another horse"));

        assertThat(browser.open("/account").statusCode()).isEqualTo(200);
        assertThat(elsewhere.open("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void refusesFormsOfOtherSites() {
        people.admin();
        browser.signIn("admin@example.com", People.PASSWORD);

        var forged = browser.submitForged("/account/addapikey", Map.of("permissions", "unrestricted"));

        assertThat(forged.statusCode()).isEqualTo(400);
    }

    @Test
    void neverSendsAnybodyToAnotherSite() {
        people.admin();
        browser.open("/login");

        var signedIn = browser.submit(
                "/login",
                Map.of("Email", "admin@example.com", "Password", People.PASSWORD, "returnUrl", "//evil.example"));

        assertThat(location(signedIn)).doesNotContain("evil");
    }

    @Test
    void showsTheValueOfAKeyOnce() {
        people.admin();
        browser.signIn("admin@example.com", People.PASSWORD);
        browser.open("/account/addapikey");

        var made = browser.submit("/account/addapikey", Map.of("label", "Shop", "permissions", "unrestricted"));

        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.body()).containsPattern("<code>[0-9a-f]{40}</code>");
        assertThat(made.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(browser.open("/account/apikeys").body())
                .contains("Shop")
                .doesNotContainPattern("<code>[0-9a-f]{40}</code>");
    }

    @Test
    void tellsBrowsersToKeepToThemselves() {
        people.admin();

        var headers = browser.open("/login").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    @Test
    void letsShopsFrameThePayPage() {
        var headers = browser.open("/i/unknown").headers();

        assertThat(headers.firstValue("X-Frame-Options")).isEmpty();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .doesNotContain("frame-ancestors", "unsafe");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("origin");
    }

    @Test
    void startsNoSessionForStrangers() {
        people.admin();

        browser.open("/login");

        assertThat(session()).isEmpty();
    }

    private String session() {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("malipo"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
