package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Somebody is taken out of a store while they are signed in. */
@ServerTest
class EndOfAccessTests {
    @Autowired
    private People people;

    @Autowired
    private Memberships memberships;

    @Autowired
    private StoreRights rights;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RestTestClient client;

    @LocalServerPort
    private int port;

    private Account owner;
    private Account cashier;
    private StoreId store;
    private Browser till;

    @BeforeEach
    void cashierAtTheTill() {
        people.none();
        people.admin();
        owner = people.person("owner@example.com");
        cashier = people.person("cashier@example.com");
        store = people.store(owner);
        memberships.add(store, cashier.id(), "Employee");
        till = signedIn("cashier@example.com");
    }

    @Test
    void endsTheSessionOfSomebodyWhoWorksNowhereElse() {
        assertThat(till.open(invoices()).statusCode()).isEqualTo(200);

        remove(cashier);

        assertThat(till.open(invoices()).statusCode()).isEqualTo(302);
        assertThat(till.open("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void letsTheSessionOfOthersGoOnWithoutTheStore() {
        people.store(cashier);

        remove(cashier);

        assertThat(till.open(invoices()).statusCode()).isEqualTo(403);
        assertThat(till.open("/account").statusCode()).isEqualTo(200);
    }

    /** Otherwise anybody with a store could sign the administrator out as often as they like. */
    @Test
    void leavesAdministratorsSignedIn() {
        var other = people.otherAdmin();
        memberships.add(store, other.id(), "Employee");
        var desk = signedIn("other.admin@example.com");

        remove(other);

        assertThat(desk.open("/server/users").statusCode()).isEqualTo(200);
    }

    @Test
    void leavesThoseSignedInWhoGoThemselves() {
        memberships.add(store, people.person("heir@example.com").id(), Role.OWNER);
        var desk = signedIn("owner@example.com");
        desk.open("/stores/" + store + "/users");

        desk.submit("/stores/" + store + "/users/" + owner.id().value() + "/delete", Map.of());

        assertThat(desk.open("/account").statusCode()).isEqualTo(200);
    }

    /** What another process writes is in the database, and nowhere in this process's memory. */
    @Test
    void believesTheDatabaseRatherThanItsMemory() {
        assertThat(till.open(invoices()).statusCode()).isEqualTo(200);
        jdbc.sql("delete from account_membership where account_id = :id")
                .param("id", cashier.id().value())
                .update();
        assertThat(till.open(invoices()).statusCode()).isEqualTo(403);

        jdbc.sql("update account set stamp = 'another' where id = :id")
                .param("id", cashier.id().value())
                .update();
        assertThat(till.open("/account").statusCode()).isEqualTo(302);
    }

    @Test
    @Timeout(20)
    void endsTheLiveStreamOfAnOpenPage() throws Exception {
        assertThat(toldOf(() -> remove(cashier))).contains("event:rights");
    }

    @Test
    @Timeout(20)
    void endsTheLiveStreamOfWhoeverLeaves() throws Exception {
        assertThat(toldOf(() -> memberships.remove(store, cashier.id()))).contains("event:rights");
    }

    @Test
    @Timeout(20)
    void endsTheLiveStreamsOfAStoreThatIsDeleted() throws Exception {
        assertThat(toldOf(() -> rights.end(store))).contains("event:rights");
    }

    /** {@return what an open page of the cashier hears} */
    private List<String> toldOf(Runnable change) throws Exception {
        try (var http = HttpClient.newBuilder().cookieHandler(till.cookies()).build()) {
            var stream = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/notifications/events"))
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine())
                        .as("a comment, which pages pass over")
                        .startsWith(":");
                assertThat(lines.readLine()).isEmpty();
                assertThat(lines.readLine()).isEqualTo("event:unseen");
                change.run();
                return rest(lines);
            }
        }
    }

    /** Whoever has the link of an invitation becomes that person, who may be an administrator. */
    @Test
    void showsOwnersNoInvitationsOfTheirMembers() {
        var admin = People.as(client, People.token(people.unrestrictedKey(people.otherAdmin())));
        admin.post()
                .uri("/api/v1/users")
                .body(Map.of("email", "boss@example.com", "isAdministrator", true))
                .exchange()
                .expectBody()
                .jsonPath("$.invitationUrl")
                .isNotEmpty();
        var asOwner = People.as(client, People.token(people.unrestrictedKey(owner)));
        asOwner.post()
                .uri("/api/v1/stores/" + store + "/users")
                .body(Map.of("id", "boss@example.com", "storeRole", "Guest"))
                .exchange()
                .expectStatus()
                .isOk();

        asOwner.get()
                .uri("/api/v1/stores/" + store + "/users")
                .exchange()
                .expectBody()
                .jsonPath("$[2].email")
                .isEqualTo("boss@example.com")
                .jsonPath("$[2].invitationUrl")
                .isEmpty();
    }

    private static List<String> rest(BufferedReader lines) {
        try {
            return lines.lines().toList();
        } catch (UncheckedIOException e) {
            throw new AssertionError("The stream broke off", e);
        }
    }

    private void remove(Account person) {
        var desk = signedIn("owner@example.com");
        desk.open("/stores/" + store + "/users");
        desk.submit("/stores/" + store + "/users/" + person.id().value() + "/delete", Map.of());
    }

    private Browser signedIn(String email) {
        var browser = new Browser(port);
        browser.signIn(email, People.PASSWORD);
        return browser;
    }

    private String invoices() {
        return "/stores/" + store + "/invoices";
    }
}
