package org.malipo.access;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.context.annotation.Import;

/** Another password for who forgot theirs. */
@ServerTest
@Import(Mailbox.class)
class RecoveryPageTests extends LetterLinkCase {
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

    private static String withoutPath(String page) {
        return page.replaceAll("value=\"[^\"]*\"", "");
    }
}
