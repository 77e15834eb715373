package org.malipo.notifications;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.malipo.access.People.as;
import static org.malipo.access.People.basic;
import static org.malipo.access.People.token;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** E-mail settings of the server and of stores, over the API and on pages. */
@ServerTest
class EmailSettingsTests {
    private static final String SECRET = "the mail password";
    private static final String WHOLE = """
            {"server":"smtp.example.com","port":587,"login":"duka","password":"%s","from":"Duka <duka@example.com>"}
            """.formatted(SECRET);

    @Autowired
    private People people;

    @Autowired
    private MailRecords records;

    @Autowired
    private RestTestClient client;

    @LocalServerPort
    private int port;

    private StoreId store = new StoreId("");
    private @Nullable Account admin;
    private @Nullable Account owner;

    @BeforeEach
    void makeAStore() {
        people.none();
        admin = people.admin();
        var shopkeeper = people.person("owner@example.com");
        store = people.store(shopkeeper);
        owner = shopkeeper;
    }

    @Test
    void neverGivesThePasswordBack() {
        assertThat(put(owner, email(), WHOLE)).isEqualTo("""
                        {"from":"Duka <duka@example.com>","server":"smtp.example.com","port":587,"login":"duka",\
                        "disableCertificateCheck":false,"passwordSet":true}""");
        assertThat(get(owner, email())).contains("\"passwordSet\":true").doesNotContain(SECRET);
        assertThat(page("/stores/" + store + "/email-settings")).doesNotContain(SECRET);
    }

    @Test
    void keepsThePasswordForTheSameServerAndLoginOnly() {
        put(owner, email(), WHOLE);

        assertThat(put(owner, email(), WHOLE.replace(SECRET, ""))).contains("\"passwordSet\":true");
        assertThat(put(owner, email(), WHOLE.replace(SECRET, "").replace("smtp.example.com", "evil.example")))
                .contains("\"passwordSet\":false");
    }

    @Test
    void forgetsThePasswordWithTheLogin() {
        put(owner, email(), WHOLE);

        assertThat(put(owner, email(), "{\"server\":\"smtp.example.com\",\"port\":25,\"from\":\"a@example.com\"}"))
                .contains("\"passwordSet\":false", "\"login\":null");
    }

    @Test
    void refusesWhatCantBeSettings() {
        as(client, auth(owner))
                .put()
                .uri(email())
                .header("Content-Type", "application/json")
                .body("{\"from\":\"nobody\",\"server\":\"a b\",\"port\":70000}")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$[?(@.path=='From')].message")
                .isEqualTo("Invalid email address")
                .jsonPath("$[?(@.path=='Server')]")
                .exists()
                .jsonPath("$[?(@.path=='Port')]")
                .exists();
    }

    @Test
    void saysOfTheServerWhetherStoresMayUseIt() {
        assertThat(get(admin, "/api/v1/server/email")).contains("\"enableStoresToUseServerEmailSettings\":true");

        var answer = put(
                admin,
                "/api/v1/server/email",
                "{\"server\":\"smtp.example.com\",\"port\":587,\"from\":\"a@example.com\","
                        + "\"enableStoresToUseServerEmailSettings\":false}");

        assertThat(answer).contains("\"enableStoresToUseServerEmailSettings\":false");
        assertThat(get(admin, "/api/v1/server/email")).contains("\"enableStoresToUseServerEmailSettings\":false");
        as(client, auth(owner))
                .get()
                .uri("/api/v1/server/email")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void queuesALetterOfAStoreWithoutSettings() {
        var key = token(people.key(requireNonNull(owner), "btcpay.store.cansendstoreemails:" + store));

        send(key, "{\"email\":\"amina@example.com\",\"subject\":\"Habari\",\"body\":\"Asante\"}")
                .expectStatus()
                .isOk();

        var letter = records.newest(store, 1).getFirst();
        assertThat(letter.recipient()).isEqualTo("amina@example.com");
        await().untilAsserted(() -> assertThat(page("/stores/" + store + "/email-settings"))
                .contains("The mail settings are not complete."));
    }

    @Test
    void refusesAnAddressThatIsNone() {
        for (var address : new String[] {"", "nobody", "a@example.com\\r\\nBcc: b@example.com", "a@b.c, d@e.f"}) {
            send(auth(owner), "{\"email\":\"" + address + "\",\"subject\":\"x\",\"body\":\"x\"}")
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$[0].path")
                    .isEqualTo("Email")
                    .jsonPath("$[0].message")
                    .isEqualTo("Invalid email");
        }
        assertThat(records.newest(store, 1)).isEmpty();
    }

    @Test
    void savesTestsAndResetsOnThePage() {
        try (var post = PostOffice.open()) {
            var browser = signedIn();
            var path = "/stores/" + store + "/email-settings";
            browser.open(path);

            var wrong = browser.submit(path, form("save", "port", "many", "from", "nobody"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("value=\"many\"", "id=\"port-error\"");

            var port = String.valueOf(post.port());
            var tested = browser.submit(path, form("test", "port", port, "testTo", "me@example.com"));
            assertThat(tested.body()).contains("The letter is on its way.");
            assertThat(post.taken()).hasSize(1);
            assertThat(get(owner, email())).contains("\"server\":null");

            assertThat(browser.submit(path, form("save", "port", port, "login", "duka", "password", SECRET))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(get(owner, email())).contains("\"passwordSet\":true");

            browser.submit(path, form("reset"));
            assertThat(get(owner, email())).contains("\"passwordSet\":false", "\"login\":\"duka\"");
        }
    }

    @Test
    void saysOnThePageWhyATestFailed() {
        var browser = signedIn();
        var path = "/stores/" + store + "/email-settings";
        browser.open(path);

        var tested = browser.submit(path, form("test", "server", "10.255.255.1", "testTo", "me@example.com"));

        assertThat(tested.body()).contains("The mail server has a private address.", "value=\"10.255.255.1\"");
    }

    private static Map<String, String> form(String command, String... fields) {
        var form =
                new HashMap<>(Map.of("command", command, "server", "127.0.0.1", "port", "25", "from", "a@example.com"));
        for (int at = 0; at < fields.length; at += 2) {
            form.put(fields[at], fields[at + 1]);
        }
        return form;
    }

    private String email() {
        return "/api/v1/stores/" + store + "/email";
    }

    private RestTestClient.ResponseSpec send(String authorization, String body) {
        return as(client, authorization)
                .post()
                .uri(email() + "/send")
                .header("Content-Type", "application/json")
                .body(body)
                .exchange();
    }

    private String get(@Nullable Account who, String path) {
        return text(as(client, auth(who)).get().uri(path).exchange());
    }

    private String put(@Nullable Account who, String path, String body) {
        return text(as(client, auth(who))
                .put()
                .uri(path)
                .header("Content-Type", "application/json")
                .body(body)
                .exchange());
    }

    private static String text(RestTestClient.ResponseSpec answer) {
        return requireNonNull(answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private String page(String path) {
        return signedIn().open(path).body();
    }

    private Browser signedIn() {
        var browser = new Browser(port);
        browser.signIn(requireNonNull(owner).email(), People.PASSWORD);
        return browser;
    }

    private static String auth(@Nullable Account who) {
        return basic(requireNonNull(who).email(), People.PASSWORD);
    }
}
