package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.problem.ProblemException;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** An owner invites somebody to the store who has no account on this server. */
@ServerTest
@Import(Mailbox.class)
class StoreInvitationTests {
    private static final String CASHIER = "cashier@example.com";

    @Autowired
    private People people;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Roles roles;

    @LocalServerPort
    private int port;

    private Account owner;
    private StoreId store;
    private Browser desk;

    @BeforeEach
    void oneShop() {
        people.none();
        mailbox.empty(true);
        people.admin();
        owner = people.person("owner@example.com");
        store = people.store(owner);
        desk = signedIn("owner@example.com");
    }

    @Test
    void takesThemInWhenTheyAccept() {
        assertThat(invite(desk, store, "Employee").statusCode()).isEqualTo(302);

        var letter = mailbox.newest("invitation");
        assertThat(desk.open(users(store)).body()).contains(CASHIER, letter, "Employee");
        assertThat(roleOf(store, CASHIER)).isEmpty();
        assertThat(invite(desk, store, "Employee").statusCode()).isEqualTo(409);

        var phone = new Browser(port);
        assertThat(phone.open(letter).body()).contains(CASHIER);
        assertThat(accept(phone, letter).statusCode()).isEqualTo(302);
        assertThat(roleOf(store, CASHIER)).containsExactly("Employee");
        assertThat(phone.open("/stores/" + store + "/invoices").statusCode()).isEqualTo(200);
        assertThat(phone.open(users(store)).statusCode()).isEqualTo(403);
        assertThat(phone.open(letter).statusCode()).isEqualTo(404);
    }

    @Test
    void showsTheLinkWhereNoLettersCanBeSent() {
        mailbox.empty(false);

        invite(desk, store, "Employee");

        assertThat(mailbox.mails()).isEmpty();
        assertThat(desk.open(users(store)).body())
                .containsPattern("/invite/[0-9a-f-]{36}/[0-9a-f]{12}")
                .doesNotContain("Send the letter again");
    }

    @Test
    void leavesTheLinkToTheLetterWhereAddressesMustBeProved() {
        people.policy("requiresConfirmedEmail", true);

        invite(desk, store, "Employee");

        assertThat(desk.open(users(store)).body())
                .contains(CASHIER, "Send the letter again")
                .doesNotContain("/invite/");
        assertThat(accept(new Browser(port), mailbox.newest("invitation")).statusCode())
                .isEqualTo(302);
        assertThat(roleOf(store, CASHIER)).containsExactly("Employee");
    }

    @Test
    void asksTheAdministratorWhereStrangersMayNotRegister() {
        people.policy("lockSubscription", true);

        var refused = invite(desk, store, "Employee");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"" + CASHIER + "\"", "Nobody on this server has this e-mail address");
        assertThat(accounts.findByEmail(CASHIER)).isEmpty();

        var own = people.store(accounts.findByEmail("admin@example.com").orElseThrow());
        assertThat(invite(signedIn("admin@example.com"), own, "Employee").statusCode())
                .isEqualTo(302);
    }

    @Test
    void refusesWhatIsNoAddress() {
        desk.open(users(store));

        var refused = desk.submit(users(store), Map.of("email", "nonsense", "role", "Employee"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"nonsense\"", "id=\"email-error\"");
    }

    @Test
    void takesAnInvitationBackWithTheAccountThatItMade() {
        invite(desk, store, "Employee");
        var letter = mailbox.newest("invitation");

        assertThat(withdraw(desk, store)).isEqualTo(302);

        assertThat(accounts.findByEmail(CASHIER)).isEmpty();
        assertThat(new Browser(port).open(letter).statusCode()).isEqualTo(404);
        assertThat(invite(desk, store, "Guest").statusCode()).isEqualTo(302);
    }

    @Test
    void keepsTheAccountThatAnotherStoreWaitsForAndKillsTheLink() {
        invite(desk, store, "Employee");
        var first = mailbox.newest("invitation");
        var other = people.store(people.person("other@example.com"));
        var neighbour = signedIn("other@example.com");
        assertThat(invite(neighbour, other, "Guest").statusCode()).isEqualTo(302);
        assertThat(neighbour.open(users(other)).body()).contains(CASHIER).doesNotContain("/invite/");

        withdraw(desk, store);

        assertThat(new Browser(port).open(first).statusCode()).isEqualTo(404);
        assertThat(roleOf(other, CASHIER)).isEmpty();
        neighbour.open(users(other));
        neighbour.submit(waiting(other) + "/invitation", Map.of());
        accept(new Browser(port), mailbox.newest("invitation"));
        assertThat(roleOf(other, CASHIER)).containsExactly("Guest");
        assertThat(roleOf(store, CASHIER)).isEmpty();
    }

    @Test
    void countsNobodyAsAnOwnerWhoNeverCame() {
        invite(desk, store, "Owner");

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> memberships.dismiss(store, owner.id()));
    }

    @Test
    void keepsARoleThatSomebodyIsInvitedTo() {
        var admin = accounts.findByEmail("admin@example.com").orElseThrow();
        var caller = new Caller(
                admin.id(),
                admin.email(),
                true,
                new Caller.Credential.Session(),
                List.of(Grant.UNRESTRICTED),
                Map.of());
        roles.create(caller, null, "Night shift", List.of("btcpay.store.canviewinvoices"));
        invite(desk, store, "Night shift");

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> roles.delete(null, "Night shift"));

        withdraw(desk, store);
        roles.delete(null, "Night shift");
    }

    /** Whoever passed the link on must not come in by it afterwards. */
    @Test
    void givesNobodyTheAccountOfAnAdministratorOrOfSomebodyWhoCameInAnotherWay() {
        invite(desk, store, "Employee");
        var known = mailbox.newest("invitation");
        var page = "/server/users/"
                + accounts.findByEmail(CASHIER).orElseThrow().id().value();
        var admin = signedIn("admin@example.com");
        assertThat(admin.open(page).statusCode()).isEqualTo(200);

        admin.submit(page, Map.of("isAdmin", "true", "_emailConfirmed", "on"));
        assertThat(new Browser(port).open(known).statusCode()).isEqualTo(404);
        assertThat(desk.open(users(store)).body()).doesNotContain("/invite/");

        admin.submit(page, Map.of("_isAdmin", "on", "_emailConfirmed", "on"));
        var renewed = path(desk.open(users(store)).body());
        admin.submit(page + "/password", Map.of("password", "given to you", "confirmation", "given to you"));
        assertThat(new Browser(port).open(renewed).statusCode()).isEqualTo(404);
        assertThat(roleOf(store, CASHIER)).containsExactly("Employee");
    }

    private Browser signedIn(String email) {
        var browser = new Browser(port);
        browser.signIn(email, People.PASSWORD);
        return browser;
    }

    private static String users(StoreId store) {
        return "/stores/" + store + "/users";
    }

    private String waiting(StoreId store) {
        return users(store) + "/"
                + accounts.findByEmail(CASHIER).orElseThrow().id().value();
    }

    private static HttpResponse<String> invite(Browser browser, StoreId store, String role) {
        browser.open(users(store));
        return browser.submit(users(store), Map.of("email", CASHIER, "role", role));
    }

    private int withdraw(Browser browser, StoreId store) {
        browser.open(users(store));
        return browser.submit(waiting(store) + "/invitation/withdraw", Map.of()).statusCode();
    }

    private static HttpResponse<String> accept(Browser phone, String letter) {
        phone.open(letter);
        return phone.submit(letter, Map.of("password", "till and tray", "confirmation", "till and tray"));
    }

    private List<String> roleOf(StoreId store, String email) {
        return memberships.of(store).stream()
                .filter(member -> member.account().email().equals(email))
                .map(member -> member.role().id())
                .toList();
    }

    private static String path(String page) {
        return page.replaceAll("(?s).*(/invite/[0-9a-f-]{36}/[0-9a-f]{12}).*", "$1");
    }
}
