package org.malipo.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages on which administrators look after people, and people after themselves. */
@ServerTest
@Import(Mailbox.class)
class UserPageTests {
    @Autowired
    private People people;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Browser browser = new Browser(0);

    @BeforeEach
    void administrator() {
        people.none();
        mailbox.empty(true);
        people.admin();
        browser = new Browser(port);
        browser.signIn("admin@example.com", People.PASSWORD);
    }

    @Test
    void listsPeopleByAddressAPageAtATime() {
        for (var number = 10; number < 65; number++) {
            people.person("p" + number + "@example.com");
        }

        var first = browser.open("/server/users").body();
        assertThat(first).contains("admin@example.com", "p58@example.com").doesNotContain("p59@example.com");
        var second = browser.open("/server/users?q=&after=p58%40example.com").body();
        assertThat(second).contains("p59@example.com", "p64@example.com").doesNotContain("p58@example.com<");
        assertThat(first).contains("More people").doesNotContain("From the beginning");
        assertThat(second).contains("From the beginning").doesNotContain("More people");
        assertThat(browser.open("/server/users?q=P1").body())
                .contains("p11@example.com")
                .doesNotContain("p21@");
        assertThat(browser.open("/server/users?q=%25").body()).doesNotContain("p11@example.com");
    }

    @Test
    void showsNothingOfItToOthers() {
        people.person("p@example.com");
        var other = new Browser(port);
        other.signIn("p@example.com", People.PASSWORD);

        assertThat(other.open("/server/users").statusCode()).isEqualTo(403);
        assertThat(new Browser(port).open("/server/users").statusCode()).isEqualTo(302);
    }

    @Test
    void invitesSomebodyAndShowsTheLink() {
        browser.open("/server/users/new");
        var made = browser.submit("/server/users/new", Map.of("email", "new@example.com", "letter", "true"));

        assertThat(browser.open(path(made)).body()).contains(mailbox.newest("invitation"));
        assertThat(browser.open("/server/users").body()).contains("new@example.com", "Invited");
        var again = browser.submit("/server/users/new", Map.of("email", "new@example.com"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("value=\"new@example.com\"", "id=\"email-error\"");
    }

    @Test
    void changesWhatSomebodyMayDo() {
        var page = "/server/users/" + people.person("p@example.com").id().value();
        browser.open(page);

        browser.submit(page, Map.of("name", "Asha", "isAdmin", "true", "emailConfirmed", "true", "storeQuota", "3"));

        var changed = accounts.findByEmail("p@example.com").orElseThrow();
        assertThat(changed.name()).isEqualTo("Asha");
        assertThat(changed.isAdmin()).isTrue();
        assertThat(changed.emailConfirmed()).isTrue();
        assertThat(changed.storeQuota()).isEqualTo(3);
        for (var quota : new String[] {"-1", "many"}) {
            var wrong = browser.submit(page, unticked("B", quota));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("value=\"" + quota + "\"", "id=\"storeQuota-error\"");
        }
    }

    @Test
    void keepsTheLastAdministratorWhoCanSignIn() {
        var page = "/server/users/"
                + accounts.findByEmail("admin@example.com").orElseThrow().id().value();
        browser.open(page);

        assertThat(path(browser.submit(page, unticked("", "")))).endsWith("told=last-administrator");
        assertThat(path(browser.submit(page + "/disable", Map.of()))).endsWith("told=last-administrator");
        assertThat(path(browser.submit(page + "/delete", Map.of()))).endsWith("told=last-administrator");
        assertThat(path(browser.submit("/account/delete", Map.of()))).endsWith("told=last-administrator");
        assertThat(browser.open(page + "?told=last-administrator").body()).contains("role=\"alert\"");
        assertThat(accounts.enabledAdmins()).hasSize(1);
    }

    @Test
    void keepsTheAddressOfTheLastAdministratorGoodForSigningIn() {
        var admin = accounts.findByEmail("admin@example.com").orElseThrow();
        jdbc.sql("update account set requires_email_confirmation = true, email_confirmed = true")
                .update();
        var page = "/server/users/" + admin.id().value();
        browser.open(page);

        var unconfirmed = browser.submit(page, Map.of("isAdmin", "true", "_emailConfirmed", "on"));

        assertThat(path(unconfirmed)).endsWith("told=last-administrator");
        mailbox.empty(false);
        assertThat(path(browser.submit("/account/profile", Map.of("email", "boss@example.com", "name", ""))))
                .endsWith("told=email-unconfirmable");
        assertThat(browser.open("/account?told=email-unconfirmable").body())
                .contains("admin@example.com", "send letters");
    }

    @Test
    void endsTheSessionOfSomebodyWhoIsShutOutOrGone() {
        var page = "/server/users/" + people.person("p@example.com").id().value();
        var other = new Browser(port);
        other.signIn("p@example.com", People.PASSWORD);
        browser.open(page);

        browser.submit(page + "/disable", Map.of());
        assertThat(other.open("/account").statusCode()).isEqualTo(302);
        browser.submit(page + "/enable", Map.of());
        assertThat(other.open("/account").statusCode()).isEqualTo(302);
        other.signIn("p@example.com", People.PASSWORD);
        assertThat(other.open("/account").statusCode()).isEqualTo(200);

        assertThat(browser.open(page + "/delete").body()).contains("p@example.com");
        browser.submit(page + "/delete", Map.of());
        assertThat(other.open("/account").statusCode()).isEqualTo(302);
        assertThat(browser.open(page).statusCode()).isEqualTo(404);
    }

    @Test
    void setsThePasswordOfSomebodyElse() {
        var page = "/server/users/" + people.person("p@example.com").id().value();
        browser.open(page);
        assertThat(browser.submit(page + "/password", Map.of("password", "one two", "confirmation", "three"))
                        .statusCode())
                .isEqualTo(422);

        browser.submit(page + "/password", Map.of("password", "given to you", "confirmation", "given to you"));

        assertThat(new Browser(port).signIn("p@example.com", "given to you").statusCode())
                .isEqualTo(302);
    }

    @Test
    void makesALinkForANewPassword() {
        mailbox.empty(false);
        var page = "/server/users/" + people.person("p@example.com").id().value();
        browser.open(page);

        var shown = browser.submit(page + "/password-link", Map.of()).body();
        var link = shown.replaceAll("(?s).*(/login/reset-password\\?userId=[^&]+&amp;code=[0-9a-f]+).*", "$1")
                .replace("&amp;", "&");

        assertThat(new Browser(port).open(link).statusCode()).isEqualTo(200);
        assertThat(browser.open(page).body()).doesNotContain("/login/reset-password");
    }

    @Test
    void showsWhereSomebodyWorksAndRemindsThemOfTheirInvitation() {
        var person = people.person("p@example.com");
        people.store(person);
        assertThat(browser.open("/server/users").body()).contains("Shop · Owner");
        assertThat(browser.open("/server/users/" + person.id().value()).body()).contains("Shop</a> · Owner");

        browser.open("/server/users/new");
        var made = path(browser.submit("/server/users/new", Map.of("email", "new@example.com", "_letter", "on")));
        assertThat(mailbox.mails()).isEmpty();
        browser.submit(made.replaceFirst("\\?.*", "/invitation"), Map.of());
        assertThat(mailbox.mails()).extracting(Mailbox.Mail::about).containsExactly("invitation");
    }

    @Test
    void asksWhyAnAdministratorActsInSomebodysName() {
        var page = "/server/users/" + people.person("p@example.com").id().value();
        assertThat(browser.open(page).body()).contains("Act as this person");

        assertThat(path(browser.submit(page + "/impersonate", Map.of("reason", " "))))
                .endsWith("told=no-reason");
        browser.submit(page + "/impersonate", Map.of("reason", "They asked for help"));

        assertThat(browser.open("/account").body()).contains("You act as p@example.com");
    }

    @Test
    void showsOnesOwnPicture() throws IOException {
        browser.open("/account");
        assertThat(path(browser.upload("/account/picture", "me.png", "no picture".getBytes(UTF_8))))
                .endsWith("told=no-picture");
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture);

        browser.upload("/account/picture", "me.png", picture.toByteArray());
        assertThat(browser.open("/account").body()).contains("class=\"portrait\"");
        browser.submit("/account/picture/delete", Map.of());
        assertThat(browser.open("/account").body()).doesNotContain("class=\"portrait\"");
    }

    @Test
    void changesNameAndAddressOfOneself() {
        browser.open("/account");

        browser.submit("/account/profile", Map.of("email", "boss@example.com", "name", "Boss"));

        assertThat(browser.open("/account").body()).contains("boss@example.com", "value=\"Boss\"");
        assertThat(mailbox.mails()).extracting(Mailbox.Mail::email).containsExactly("boss@example.com");
        var wrong = browser.submit("/account/profile", Map.of("email", "nonsense", "name", "Boss"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"nonsense\"", "id=\"email-error\"");
    }

    @Test
    void letsPeopleDeleteTheirAccount() {
        people.person("p@example.com");
        var other = new Browser(port);
        other.signIn("p@example.com", People.PASSWORD);
        other.open("/account/delete");

        other.submit("/account/delete", Map.of());

        assertThat(other.open("/account").statusCode()).isEqualTo(302);
        assertThat(accounts.findByEmail("p@example.com")).isEmpty();
    }

    /** The form as a browser sends it when no box is ticked. */
    private static Map<String, String> unticked(String name, String quota) {
        return Map.of("name", name, "storeQuota", quota, "_isAdmin", "on", "_emailConfirmed", "on");
    }

    private static String path(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("https?://[^/]+", "");
    }
}
