package org.malipo.access;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;

/** Whoever sends a form too often is told when to go on, and can go on then. Each test has an address of its own. */
@ServerTest
@TestPropertySource(properties = "malipo.http.ratelimits=true")
class RateLimitedFormTests {
    private static final int MOST = 40;

    @Autowired
    private People people;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private Account admin;
    private int sent;

    @BeforeEach
    void begin() {
        people.none();
        admin = people.admin();
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    void ofRegistration() {
        var browser = new Browser(port, "127.0.1.1");

        slowsDown(422, 3, 30, () -> {
            browser.open("/register");
            return browser.submit(
                    "/register", Map.of("email", email(), "password", "long enough", "confirmation", "another"));
        });
    }

    @Test
    void ofRegistrationByProgramsTogetherWithPeople() {
        var browser = new Browser(port, "127.0.1.2");
        browser.open("/register");
        browser.submit("/register", Map.of("email", email(), "password", "long enough", "confirmation", "another"));

        slowsDown(422, 2, 30, () -> register("127.0.1.2"));
    }

    @Test
    void ofForgottenPasswords() {
        var browser = new Browser(port, "127.0.1.3");

        slowsDown(200, 6, 86_400 / 5, () -> {
            browser.open("/login/forgot-password");
            return browser.submit("/login/forgot-password", Map.of("email", email()));
        });
    }

    @Test
    void ofPayjoins() {
        slowsDown(400, 4, 12, () -> post("127.0.1.10", "/BTC/pj?v=2", "text/plain", "x"));
    }

    @Test
    void ofSignIn() {
        var browser = new Browser(port, "127.0.1.4");

        slowsDown(401, 4, 12, () -> browser.signIn(email(), "wrong"));
    }

    @Test
    void ofSignInCodesAndOtherSteps() {
        var browser = new Browser(port, "127.0.1.5");
        browser.open("/login");

        slowsDown(401, 31, 2, () -> browser.submit("/login/code", Map.of("LoginCode", "guess")));
    }

    @Test
    void ofReceiptsAsFiles() {
        var browser = new Browser(port, "127.0.1.7");

        slowsDown(404, 21, 3, () -> browser.open("/i/nothing/receipt.pdf"));
    }

    @Test
    void ofPricesForStrangersOnWhateverPath() {
        var browser = new Browser(port, "127.0.1.8");
        browser.open("/rates?storeId=nothing");
        browser.open("/api/rates?storeId=nothing");
        browser.open("/rates/BTC?storeId=nothing");

        slowsDown(404, 28, 2, () -> browser.open("/rates/BTC/USD?storeId=nothing"));
    }

    @Test
    void ofTestLettersOfRules() {
        var owner = people.person("duka@example.com");
        var list = "/stores/" + people.store(owner) + "/emails/rules";
        var browser = new Browser(port, "127.0.1.10");
        browser.signIn(owner.email(), People.PASSWORD);
        browser.open(list + "/new");
        var rule = Map.of(
                "trigger",
                "WH-InvoiceSettled",
                "enabled",
                "true",
                "to",
                "till@example.com",
                "subject",
                "x",
                "body",
                "x");
        var preview = browser.submit(list + "/new", rule)
                .headers()
                .firstValue(HttpHeaders.LOCATION)
                .orElseThrow();
        var test = preview.replaceFirst(".*(/stores/.*)/preview$", "$1/test");

        slowsDown(302, 6, 12, () -> {
            browser.open(test.replace("/test", "/preview"));
            return browser.submit(test, Map.of("to", "stranger@example.com"));
        });
    }

    /** Links make invoices as forms do. Four are answered, seven are left to wait, and the twelfth is refused. */
    @Test
    void ofPayButtonsByLettingSomeWait() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new LinkedBlockingQueue<Integer>();
            for (int press = 0; press < 12; press++) {
                var browser = new Browser(port, "127.0.1.9");
                boolean link = press % 2 == 0;
                var _ = threads.submit(() -> answers.add(pressed(browser, link).statusCode()));
            }

            await().until(() -> answers.size() >= 5);
            assertThat(answers)
                    .containsOnlyOnce(429)
                    .filteredOn(status -> status == 200)
                    .hasSize(4);
            threads.shutdownNow();
        }
    }

    private static HttpResponse<String> pressed(Browser browser, boolean link) {
        return link
                ? browser.open("/api/v1/invoices?storeId=nothing")
                : browser.submitForged("/api/v1/invoices", Map.of("storeId", "nothing"));
    }

    @Test
    void ofInvitationsToAStoreUnlessAnAdministratorSendsThem() {
        var owner = people.person("owner@example.com");
        var users = "/stores/" + people.store(owner) + "/users";
        var desk = new Browser(port, "127.0.1.6");
        desk.signIn(owner.email(), People.PASSWORD);

        slowsDown(302, 3, 30, () -> invite(desk, users));

        assertThat(invite(desk, users).statusCode()).isEqualTo(429);
        var office = new Browser(port, "127.0.1.6");
        office.signIn(admin.email(), People.PASSWORD);
        assertThat(invite(office, "/stores/" + people.store(admin) + "/users").statusCode())
                .isEqualTo(302);
    }

    private HttpResponse<String> invite(Browser browser, String users) {
        browser.open(users);
        return browser.submit(users, Map.of("email", email(), "role", "Employee"));
    }

    /**
     * @param status of an answer to who is let through
     * @param atOnce how often it goes well at first; more often on a slow machine, which earns further turns meanwhile
     * @param pause seconds until there is a further turn
     */
    private void slowsDown(int status, int atOnce, int pause, Supplier<HttpResponse<String>> ask) {
        for (int turn = 0; turn < atOnce; turn++) {
            assertThat(ask.get().statusCode()).isEqualTo(status);
        }
        var refused = Stream.generate(ask)
                .limit(MOST)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        var wait = refused.headers().firstValueAsLong(HttpHeaders.RETRY_AFTER).orElseThrow();
        assertThat(wait).isBetween(1L, (long) pause);

        clock.tick(ofSeconds(wait));
        assertThat(ask.get().statusCode()).isEqualTo(status);
    }

    private String email() {
        return "person" + sent++ + "@example.com";
    }

    private HttpResponse<String> register(String address) {
        var nonsense = "{\"email\": \"nonsense\", \"password\": \"long enough\"}";
        return post(address, "/api/v1/users", "application/json", nonsense);
    }

    private HttpResponse<String> post(String address, String path, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .build()) {
            return http.sendAsync(request, BodyHandlers.ofString()).join();
        }
    }
}
