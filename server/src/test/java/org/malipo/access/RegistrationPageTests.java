package org.malipo.access;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.malipo.testing.ServerTest;
import org.springframework.context.annotation.Import;

/** Registering, with or without a proof of the address and an administrator's leave. */
@ServerTest
@Import(Mailbox.class)
class RegistrationPageTests extends LetterLinkCase {
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
    void takesNoProofOfAnAddressAfterThreeDays() {
        people.policy("requiresConfirmedEmail", true);
        register("new@example.com");

        clock.tick(ofDays(3).plusSeconds(1));

        assertThat(browser.open(mailbox.newest("confirm")).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> register(String email) {
        browser.open("/register");
        return browser.submit(
                "/register", Map.of("email", email, "password", "long enough", "confirmation", "long enough"));
    }
}
