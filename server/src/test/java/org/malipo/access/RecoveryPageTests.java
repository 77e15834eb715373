package org.malipo.access;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Registering, invitations, and the links in letters: each works once, for whom it was made, as long as it is fresh. */
@ServerTest
@Import({People.class, Mailbox.class})
class RecoveryPageTests {
    private static final Map<String, String> PASSWORD =
            Map.of("password", "brand new one", "confirmation", "brand new one");

    @Autowired
    private People people;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private Registration registration;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private Browser browser = new Browser(0);

    @BeforeEach
    void oneAdministrator() {
        people.none();
        people.admin();
        mailbox.empty(true);
        browser = new Browser(port);
        clock.reset();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @AfterEach
    void tidy() {
        clock.reset();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void letsStrangersRegisterAndSignsThemIn() {
        register("new@example.com");

        assertThat(browser.open("/account").body()).contains("new@example.com");
        assertThat(accounts.findByEmail("new@example.com").orElseThrow().isAdmin())
                .isFalse();
    }

    @Test
    void sendsStrangersElsewhereWhereThePoliciesSaySo() {
        people.policy("registerPageRedirect", "https://example.com/join");
        assertThat(location(browser.open("/register"))).isEqualTo("https://example.com/join");
        people.policy("lockSubscription", true);
        browser.open("/login");
        register("new@example.com");
        assertThat(accounts.findByEmail("new@example.com")).isEmpty();
    }

    @Test
    void asksForAProofOfTheAddressThenForTheAdministratorsLeave() {
        people.policy("requiresConfirmedEmail", true);
        people.policy("requiresUserApproval", true);
        assertThat(register("new@example.com").body()).contains("new@example.com");
        assertThat(browser.signIn("new@example.com", "long enough").statusCode())
                .isEqualTo(401);

        var link = mailbox.newest("confirm");
        assertThat(browser.open(link).statusCode()).isEqualTo(200);
        assertThat(mailbox.mails()).extracting(Mailbox.Mail::about).containsExactly("confirm", "approval");
        assertThat(browser.signIn("new@example.com", "long enough").statusCode())
                .isEqualTo(401);

        desk.setApproved(accounts.findByEmail("new@example.com").orElseThrow().id(), true);
        assertThat(browser.signIn("new@example.com", "long enough").statusCode())
                .isEqualTo(302);
        assertThat(browser.open(link).statusCode()).isEqualTo(404);
    }

    @Test
    void leadsFromTheProofOfAnAddressToThePasswordThatIsMissing() {
        people.policy("requiresConfirmedEmail", true);
        registration.register(new NewAccount("new@example.com", null, null, null, false), Optional.empty());

        var next = location(browser.open(mailbox.newest("confirm")));
        browser.open(next.substring(next.indexOf("/login")));
        assertThat(browser.submit("/login/reset-password", filled(next)).statusCode())
                .isEqualTo(200);

        assertThat(browser.signIn("new@example.com", "brand new one").statusCode())
                .isEqualTo(302);
    }

    @Test
    void answersTheSameForAddressesThatAreKnownAndUnknown() {
        var known = forgot("admin@example.com").body().replace("admin@example.com", "…");
        var unknown = forgot("nobody@example.com").body().replace("nobody@example.com", "…");

        assertThat(withoutPath(known)).isEqualTo(withoutPath(unknown));
        assertThat(mailbox.mails()).extracting(Mailbox.Mail::email).containsExactly("admin@example.com");
    }

    @Test
    void writesNobodyWhoMayNotSignIn() {
        desk.setDisabled(people.person("p@example.com").id(), true);

        forgot("p@example.com");

        assertThat(mailbox.mails()).isEmpty();
    }

    @Test
    void showsTheFormAgainWhereNoLettersCanBeSent() {
        mailbox.empty(false);

        assertThat(forgot("admin@example.com").body()).contains("value=\"admin@example.com\"");
        assertThat(mailbox.mails()).isEmpty();
    }

    @Test
    void setsAnotherPasswordOnceAndEndsSessions() {
        var elsewhere = new Browser(port);
        elsewhere.signIn("admin@example.com", People.PASSWORD);
        forgot("admin@example.com");
        forgot("admin@example.com");
        var older = mailbox.mails().getFirst().path();
        var link = mailbox.newest("reset");
        browser.open(link);
        var short1 = browser.submit("/login/reset-password", filled(link, "short"));
        assertThat(short1.statusCode()).isEqualTo(422);
        assertThat(short1.body()).contains("id=\"password-error\"");

        assertThat(browser.submit("/login/reset-password", filled(link)).statusCode())
                .isEqualTo(200);

        assertThat(elsewhere.open("/account").statusCode()).isEqualTo(302);
        assertThat(browser.open("/account").statusCode()).isEqualTo(302);
        assertThat(browser.submit("/login/reset-password", filled(link)).statusCode())
                .isEqualTo(404);
        assertThat(browser.open(link).statusCode()).isEqualTo(404);
        assertThat(browser.open(older).statusCode()).isEqualTo(404);
        assertThat(browser.signIn("admin@example.com", "brand new one").statusCode())
                .isEqualTo(302);
    }

    @Test
    void takesNoLinkThatIsOldOrForSomebodyElseOrBeforeAnotherPassword() {
        var admin = accounts.findByEmail("admin@example.com").orElseThrow();
        var other = people.person("p@example.com");
        forgot("admin@example.com");
        var link = mailbox.newest("reset");
        assertThat(browser.open(link.replace(admin.id().value(), other.id().value()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.open("/login/reset-password").statusCode()).isEqualTo(404);
        assertThat(browser.open(link.replace("/login/reset-password", "/register/confirm-email"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.open(link).statusCode()).isEqualTo(200);

        accounts.changePassword(admin.id(), "third password");
        assertThat(browser.open(link).statusCode()).isEqualTo(404);

        forgot("admin@example.com");
        clock.tick(ofHours(2).plusSeconds(1));
        assertThat(browser.open(mailbox.newest("reset")).statusCode()).isEqualTo(404);
    }

    @Test
    void takesNoProofOfAnAddressAfterThreeDays() {
        people.policy("requiresConfirmedEmail", true);
        register("new@example.com");

        clock.tick(ofDays(3).plusSeconds(1));

        assertThat(browser.open(mailbox.newest("confirm")).statusCode()).isEqualTo(404);
    }

    @Test
    void signsInWhoAcceptsAnInvitationAndThenKillsTheLink() {
        people.policy("requiresConfirmedEmail", true);
        var link = invite(null);

        assertThat(browser.open(link).statusCode()).isEqualTo(200);
        assertThat(accounts.findByEmail("guest@example.com").orElseThrow().emailConfirmed())
                .isTrue();
        var differing = browser.submit(link, Map.of("password", "one one one", "confirmation", "two two two"));
        assertThat(differing.statusCode()).isEqualTo(422);
        assertThat(browser.submit(link, PASSWORD).statusCode()).isEqualTo(302);

        assertThat(browser.open("/account").body()).contains("guest@example.com");
        assertThat(browser.open(link).statusCode()).isEqualTo(404);
        assertThat(browser.submit(link, PASSWORD).statusCode()).isEqualTo(404);
    }

    @Test
    void asksWhoHadAPasswordAlreadyToSignInAfterAnInvitation() {
        var link = invite("given before");
        browser.open(link);

        assertThat(location(browser.submit(link, PASSWORD))).endsWith("/login");

        assertThat(browser.open("/account").statusCode()).isEqualTo(302);
    }

    /** Otherwise whoever was told of the link could take the account over for ever. */
    @Test
    void takesNoInvitationOnceTheirPasswordCameInAnotherWay() {
        var first = invite("given before");
        accounts.changePassword(
                accounts.findByEmail("guest@example.com").orElseThrow().id(), "their own");
        assertThat(browser.open(first).statusCode()).isEqualTo(404);

        var second = invite("given before", "second@example.com");
        forgot("second@example.com");
        var link = mailbox.newest("reset");
        browser.open(link);
        browser.submit("/login/reset-password", filled(link));
        assertThat(browser.open(second).statusCode()).isEqualTo(404);
    }

    @Test
    void opensNoInvitationWithAnotherCode() {
        var link = invite(null);

        assertThat(browser.open(link.substring(0, link.length() - 12) + "000000000000")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.open("/invite/nobody/000000000000").statusCode()).isEqualTo(404);
        assertThat(accounts.findByEmail("guest@example.com").orElseThrow().emailConfirmed())
                .isFalse();
    }

    private String invite(@Nullable String password) {
        return invite(password, "guest@example.com");
    }

    private String invite(@Nullable String password, String email) {
        var admin = accounts.findByEmail("admin@example.com").orElseThrow();
        var caller = new Caller(
                admin.id(),
                admin.email(),
                true,
                new Caller.Credential.Session(),
                List.of(Grant.UNRESTRICTED),
                Map.of());
        registration.register(new NewAccount(email, password, null, null, false), Optional.of(caller));
        return mailbox.newest("invitation");
    }

    private HttpResponse<String> register(String email) {
        browser.open("/register");
        return browser.submit(
                "/register", Map.of("email", email, "password", "long enough", "confirmation", "long enough"));
    }

    private HttpResponse<String> forgot(String email) {
        browser.open("/login/forgot-password");
        return browser.submit("/login/forgot-password", Map.of("email", email));
    }

    private static Map<String, String> filled(String link) {
        return filled(link, "brand new one");
    }

    /** The form as the link's page fills it, with a password. */
    private static Map<String, String> filled(String link, String password) {
        var query = link.substring(link.indexOf("userId=") + "userId=".length()).split("&code=", 2);
        return Map.of("userId", query[0], "code", query[1], "password", password, "confirmation", password);
    }

    private static String withoutPath(String page) {
        return page.replaceAll("value=\"[^\"]*\"", "");
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
