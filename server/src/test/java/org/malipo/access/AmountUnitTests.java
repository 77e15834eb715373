package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** People choose in what they read amounts of bitcoin. */
@ServerTest
class AmountUnitTests {
    private static final String CHOSEN = "value=\"BTC\" aria-pressed=\"true\"";

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void twoPeople() {
        people.none();
        people.admin();
        people.person("other@example.com");
        browser = signedIn("admin@example.com");
    }

    @Test
    void staysWithTheAccountOnAllItsDevices() {
        assertThat(browser.open("/account").body()).contains("value=\"BTC\"").doesNotContain(CHOSEN);

        var answer = browser.submit("/account/unit", Map.of("unit", "BTC", "returnUrl", "/stores"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/stores");
        assertThat(browser.open("/account").body()).contains(CHOSEN);
        assertThat(signedIn("admin@example.com").open("/account").body()).contains(CHOSEN);
        assertThat(signedIn("other@example.com").open("/account").body()).doesNotContain(CHOSEN);
    }

    @Test
    void changesNothingForAUnitThatNobodyKnowsAndLeadsToNoOtherSite() {
        browser.open("/account");

        var answer = browser.submit("/account/unit", Map.of("unit", "wei", "returnUrl", "https://evil.example/"));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/account");
        assertThat(browser.open("/account").body()).doesNotContain(CHOSEN);
    }

    private Browser signedIn(String email) {
        var other = new Browser(port);
        other.signIn(email, People.PASSWORD);
        return other;
    }
}
