package org.malipo.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Bech32;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lightning wallets as a second factor, and passkeys. */
@ServerTest
class DeviceKeyTests {
    private static final String EMAIL = "admin@example.com";
    private static final Pattern K1 = Pattern.compile("name=\"k1\" value=\"([0-9a-f]{64})\"");
    private static final Pattern LNURL = Pattern.compile("lightning:(LNURL1[0-9A-Z]+)");
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TestClock clock;

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
    void linksAWalletAndAsksItAfterThePassword() {
        var k1 = k1(browser, "/lnurlauth/register");
        assertThat(browser.submit("/lnurlauth/register", Map.of("k1", k1)).statusCode())
                .isEqualTo(422);
        assertThat(answer("register", k1, 1)).isEqualTo("{\"status\":\"OK\"}");
        assertThat(browser.submit("/lnurlauth/register", Map.of("k1", k1)).statusCode())
                .isEqualTo(302);

        var door = new Browser(port);
        door.signIn(EMAIL, People.PASSWORD);
        var challenge = challengeAt(door);
        door.submit("/login/lnurlauth", Map.of());
        assertThat(door.open("/account").statusCode()).isEqualTo(302);
        assertThat(answer("login", challenge, 2)).contains("ERROR");

        assertThat(answer("login", challenge, 1)).isEqualTo("{\"status\":\"OK\"}");
        assertThat(challengeAt(door)).isEqualTo(challenge);
        door.submit("/login/lnurlauth", Map.of());

        assertThat(door.open("/account").statusCode()).isEqualTo(200);
    }

    /** Otherwise a thief of the password would have the owner's wallet sign what the thief was asked. */
    @Test
    void showsNoChallengeOfAnotherBrowserAndOpensNoOtherDoorWithOne() {
        answer("register", k1(browser, "/lnurlauth/register"), 1);
        var thief = new Browser(port);
        thief.signIn(EMAIL, People.PASSWORD);
        var stolen = challengeAt(thief);
        var door = new Browser(port);
        door.signIn(EMAIL, People.PASSWORD);

        assertThat(lnurl(door.open("/login/second-login?k1=" + stolen).body())).doesNotContain(stolen);
        answer("login", challengeAt(door), 1);
        thief.open("/login/second-login");
        thief.submit("/login/lnurlauth", Map.of("k1", challengeAt(door)));

        assertThat(thief.open("/account").statusCode()).isEqualTo(302);
    }

    private static String challengeAt(Browser door) {
        var url = lnurl(door.open("/login/second-login").body());
        return url.substring(url.indexOf("k1=") + "k1=".length());
    }

    private static String lnurl(String page) {
        var found = LNURL.matcher(page);
        assertThat(found.find()).isTrue();
        return new String(Bech32.decodeBytes(found.group(1), false).getSecond(), US_ASCII);
    }

    @Test
    void takesEachAnswerOnceAndInTime() {
        var k1 = k1(browser, "/lnurlauth/register");
        answer("register", k1, 1);
        assertThat(answer("register", k1, 2)).contains("The challenge could not be verified");

        var late = k1(browser, "/lnurlauth/register");
        clock.tick(Duration.ofMinutes(6));
        assertThat(answer("register", late, 3)).contains("The challenge could not be verified");
    }

    @Test
    void linksAWalletWithOnePersonOnly() {
        answer("register", k1(browser, "/lnurlauth/register"), 1);
        people.person("other@example.com");
        var other = new Browser(port);
        other.signIn("other@example.com", People.PASSWORD);

        assertThat(answer("register", k1(other, "/lnurlauth/register"), 1)).contains("ERROR");
    }

    @Test
    void refusesPasskeysThatNobodyMade() {
        browser.open("/account/passkeys");
        for (var nonsense : new String[] {"", "{}", "[]", "null", "{\"id\":\"AA\",\"response\":{}}"}) {
            assertThat(browser.submit("/account/passkeys", Map.of("PasskeyResponse", nonsense))
                            .statusCode())
                    .as(nonsense)
                    .isEqualTo(422);
            var stranger = new Browser(port);
            stranger.open("/login");
            assertThat(stranger.submit("/login/passkey", Map.of("PasskeyResponse", nonsense))
                            .statusCode())
                    .as(nonsense)
                    .isEqualTo(401);
        }
    }

    @Test
    void signsInWithAPasskeyInsteadOfThePassword() throws GeneralSecurityException {
        var owner = accounts.findByEmail(EMAIL).orElseThrow().id();
        var device = new PasskeyDevice("http://127.0.0.1:" + port, "127.0.0.1");
        browser.open("/account/passkeys");
        var made = device.make(challenge(browser, "/account/passkeys/options"));
        assertThat(browser.submit("/account/passkeys", Map.of("PasskeyResponse", made, "name", "My laptop"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.open("/account/twofactorauthentication").body()).contains("My laptop");

        var stranger = new Browser(port);
        stranger.open("/login");
        var signed = device.sign(challenge(stranger, "/login/passkey/options"), owner);
        stranger.submit("/login/passkey", Map.of("PasskeyResponse", signed));
        assertThat(stranger.open("/account").statusCode()).isEqualTo(200);

        var thief = new Browser(port);
        thief.open("/login");
        assertThat(thief.submit("/login/passkey", Map.of("PasskeyResponse", signed))
                        .statusCode())
                .isEqualTo(401);
        var other = new PasskeyDevice("http://127.0.0.1:" + port, "127.0.0.1");
        var forged = other.sign(challenge(thief, "/login/passkey/options"), owner);
        assertThat(thief.submit("/login/passkey", Map.of("PasskeyResponse", forged))
                        .statusCode())
                .isEqualTo(401);
    }

    private static String challenge(Browser browser, String path) {
        var found = CHALLENGE.matcher(browser.submit(path, Map.of()).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String k1(Browser browser, String path) {
        var found = K1.matcher(browser.open(path).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** @param wallet which of several wallets: its key */
    private String answer(String what, String k1, int wallet) {
        var answer = WalletDevice.of(wallet).answer(k1);
        return new Browser(port)
                .open("/lnurlauth/" + what + "-callback?tag=login&k1=" + k1 + "&sig=" + answer.sig() + "&key="
                        + answer.key())
                .body();
    }
}
