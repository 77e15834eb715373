package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A link to us must not end on somebody else's page: every place that takes an address to go on to. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentOpenRedirectTests {
    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private Browser signedIn;

    static Stream<String> addressesElsewhere() {
        return Stream.of(
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "https:evil.example",
                "https://evil.example/",
                "http:/evil.example",
                "HTTPS://127.0.0.1@evil.example",
                "127.0.0.1@evil.example",
                "@evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "/\t/evil.example",
                "\t//evil.example",
                " //evil.example",
                "/ /evil.example",
                "/\r\nLocation: https://evil.example",
                "/\n/evil.example",
                "/\u012fevil.example", // its low byte is a slash
                "/\u560d\u560aLocation: evil.example", // their low bytes are CR and LF
                "/{evil.example}",
                "evil.example");
    }

    @BeforeAll
    void people() {
        people.none();
        people.admin();
        signedIn = new Browser(port);
        signedIn.signIn("admin@example.com", People.PASSWORD);
    }

    @ParameterizedTest
    @MethodSource("addressesElsewhere")
    void signingInLeadsToAPageOfOurs(String address) {
        var browser = new Browser(port);
        browser.open("/login");
        var fields = Map.of("Email", "admin@example.com", "Password", People.PASSWORD, "returnUrl", address);

        assertLeadsHome(browser.submit("/login", fields));
        assertLeadsHome(signedIn.open("/login?returnUrl=" + encoded(address)));
        assertThat(new Browser(port)
                        .open("/login?returnUrl=" + encoded(address))
                        .body())
                .contains("name=\"returnUrl\" value=\"/\"");
        assertThat(new Browser(port)
                        .open("/login?LoginCode=1&returnUrl=" + encoded(address))
                        .body())
                .contains("name=\"returnUrl\" value=\"/\"");
    }

    @ParameterizedTest
    @MethodSource("addressesElsewhere")
    void preferencesLeadBackToAPageOfOurs(String address) {
        signedIn.open("/account");

        assertLeadsHome(signedIn.submit("/preferences", Map.of("theme", "dark", "returnUrl", address)));
        assertThat(signedIn.submit("/notifications", Map.of("command", "mark-all", "returnUrl", address))
                        .headers()
                        .firstValue("Location")
                        .orElse("/notifications"))
                .isEqualTo("/notifications");
    }

    @ParameterizedTest
    @MethodSource("addressesElsewhere")
    void whatFailsKeepsNoAddressElsewhere(String address) {
        var browser = new Browser(port);
        browser.open("/login");

        var wrong = Stream.of(
                browser.submit("/login", Map.of("Email", "x@example.com", "Password", "wrong1", "returnUrl", address)),
                browser.submit("/login/code", Map.of("LoginCode", "1", "returnUrl", address)),
                browser.submit("/login/passkey", Map.of("PasskeyResponse", "{}", "returnUrl", address)));

        assertThat(wrong).allSatisfy(answer -> assertThat(answer.body()).doesNotContain("evil.example"));
    }

    /** The consent page does send keys to another site: to a web address that it names, or to none. */
    @ParameterizedTest
    @MethodSource("addressesElsewhere")
    void aKeyIsHandedToAWebAddressOrToNobody(String address) {
        var target = FormTarget.parse(address);

        assertThat(target)
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        some -> assertThat(some.orElseThrow().address())
                                .isEqualTo(URI.create("https://evil.example/")));
    }

    @Test
    void askedForAPageAStrangerComesBackToIt() {
        var asked = new Browser(port).open("/account?x=//evil.example");

        assertThat(asked.headers().firstValue("Location").orElse("")).startsWith("/login?returnUrl=%2Faccount");
    }

    private static void assertLeadsHome(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isIn(302, 303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(answer.headers().allValues("Location")).hasSize(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
