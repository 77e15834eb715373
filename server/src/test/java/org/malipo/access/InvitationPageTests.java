package org.malipo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.context.annotation.Import;

/** Accounts that an administrator made for others, who choose their passwords themselves. */
@ServerTest
@Import(Mailbox.class)
class InvitationPageTests extends LetterLinkCase {
    private static final Map<String, String> PASSWORD =
            Map.of("password", "brand new one", "confirmation", "brand new one");

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
}
