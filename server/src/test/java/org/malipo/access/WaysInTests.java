package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.malipo.access.factor.Keys;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Every way in, with every second factor that somebody may have. */
@ServerTest
class WaysInTests {
    private static final String EMAIL = "admin@example.com";

    @Autowired
    private People people;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private Keys keys;

    @Autowired
    private LoginCodes codes;

    @Autowired
    private TestClock clock;

    @Autowired
    private RestTestClient client;

    @LocalServerPort
    private int port;

    /** What somebody has beside the password. */
    enum Factor {
        NOTHING,
        APP,
        PASSKEY,
        WALLET
    }

    /** How somebody comes. */
    enum Way {
        FORM,
        BASIC,
        API_KEY,
        LOGIN_CODE
    }

    /** What they meet. */
    enum Outcome {
        IN,
        ASKED_FOR_MORE,
        REFUSED
    }

    @BeforeEach
    void emptyServer() {
        people.none();
    }

    static Stream<Arguments> matrix() {
        return Arrays.stream(Way.values())
                .flatMap(way ->
                        Arrays.stream(Factor.values()).map(factor -> Arguments.of(way, factor, expected(way, factor))));
    }

    private static Outcome expected(Way way, Factor factor) {
        return switch (way) {
            case API_KEY, LOGIN_CODE -> Outcome.IN; // both are given out only to those who are in
            case FORM -> factor == Factor.NOTHING ? Outcome.IN : Outcome.ASKED_FOR_MORE;
            case BASIC -> factor == Factor.NOTHING ? Outcome.IN : Outcome.REFUSED;
        };
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @MethodSource("matrix")
    void honoursTheSecondFactor(Way way, Factor factor, Outcome expected) {
        var admin = people.admin();
        give(admin.id(), factor);

        assertThat(come(way, admin)).isEqualTo(expected);
    }

    private void give(UserId user, Factor factor) {
        switch (factor) {
            case NOTHING -> {}
            case APP ->
                factors.confirmApp(
                        user,
                        AuthenticatorApp.with(factors.offerApp(user), clock).code());
            case PASSKEY -> keys.insert(key(user, Keys.Kind.PASSKEY));
            case WALLET -> keys.insert(key(user, Keys.Kind.LNURL_AUTH));
        }
    }

    private Keys.Key key(UserId user, Keys.Kind kind) {
        return new Keys.Key("some", user, kind, "Mine", "credential", new byte[0], 0, clock.instant(), null);
    }

    private Outcome come(Way way, Account admin) {
        return switch (way) {
            case FORM -> signedIn(new Browser(port).signIn(EMAIL, People.PASSWORD));
            case BASIC -> known(People.basic(EMAIL, People.PASSWORD));
            case API_KEY -> known(People.token(people.unrestrictedKey(admin)));
            case LOGIN_CODE -> withCode(codes.create(admin.id()));
        };
    }

    private Outcome withCode(String code) {
        var browser = new Browser(port);
        browser.open("/login?LoginCode=" + code);
        return signedIn(browser.submit("/login/code", Map.of("LoginCode", code)));
    }

    private static Outcome signedIn(HttpResponse<String> answer) {
        var address = answer.headers().firstValue("Location").orElse("");
        return answer.statusCode() != 302
                ? Outcome.REFUSED
                : address.endsWith("/login/second-login") ? Outcome.ASKED_FOR_MORE : Outcome.IN;
    }

    private Outcome known(String authorization) {
        var status = People.as(client, authorization)
                .get()
                .uri("/api/v1/users/me")
                .exchange()
                .returnResult()
                .getStatus();
        return status.is2xxSuccessful() ? Outcome.IN : Outcome.REFUSED;
    }
}
