package org.malipo.mailrules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.access.Account;
import org.malipo.access.AccountLetters;
import org.malipo.access.People;
import org.malipo.notifications.MailRecord;
import org.malipo.notifications.MailServers;
import org.malipo.notifications.MailSettings;
import org.malipo.notifications.PostOffice;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters about accounts in the administrator's words. */
@ServerTest
class AccountRulesTests {
    private static final String LINK = "https://shop.example/reset?code=1&user=2";
    private static final String STANDARD = "Set a new password";

    @Autowired
    private People people;

    @Autowired
    private Orders orders;

    @Autowired
    private MailRules rules;

    @Autowired
    private MailServers servers;

    @Autowired
    private AccountLetters letters;

    private @Nullable Account found;

    @BeforeEach
    void onePerson() {
        people.none();
        people.admin();
        found = people.person("amina@example.com");
    }

    @Test
    void takesThePlaceOfTheStandardLetter() throws Exception {
        try (var post = PostOffice.open()) {
            servers.save(
                    null,
                    new MailSettings.Change("127.0.0.1", post.port(), null, null, "duka@example.com", false),
                    true);
            create(Trigger.PASSWORD_RESET, null, "{User.MailboxAddress}", "<a href=\"{ResetLink}\">{Server.Name}</a>");

            letters.resetPassword(amina(), LINK);

            await().until(() -> post.taken().size() == 1);
            assertThat(post.taken().getFirst().getContent().toString().strip())
                    .isEqualTo("<a href=\"https://shop.example/reset?code=1&amp;user=2\">Malipo</a>");
            assertThat(subjects()).containsExactly("Ours");
        }
    }

    @Test
    void sendsTheStandardLetterToWhomeverARuleDoesNotSendTheLink() {
        create(Trigger.PASSWORD_RESET, null, "audit@example.com", "{ResetLink}");
        create(Trigger.PASSWORD_RESET, null, "{User.MailboxAddress}", "Ask somebody.");
        create(Trigger.PASSWORD_RESET, "$ ? (@.User.Email == \"other@example.com\")", "{User.Email}", "{ResetLink}");
        create(Trigger.INVITE_PENDING, null, "{User.Email}", "{InvitationLink}");

        letters.resetPassword(amina(), LINK);

        assertThat(orders.letters(null))
                .extracting(MailRecord::recipient, MailRecord::subject)
                .containsExactly(
                        tuple("audit@example.com", "Ours"),
                        tuple("amina@example.com", "Ours"),
                        tuple("amina@example.com", STANDARD));
    }

    @Test
    void writesToAllAdministratorsByOnePlaceholder() {
        servers.save(null, new MailSettings.Change("127.0.0.1", 9, null, null, "duka@example.com", false), true);
        people.otherAdmin();
        create(Trigger.APPROVAL_REQUEST, null, "{Admins.MailboxAddresses}", "{User.Email} {ApprovalLink}");

        letters.approvalRequested(amina(), LINK);

        assertThat(orders.letters(null))
                .extracting(MailRecord::recipient)
                .containsExactlyInAnyOrder("admin@example.com", "other.admin@example.com");
        assertThat(subjects()).containsOnly("Ours");
    }

    @Test
    void drawsAnInvitationAsAPicture() throws Exception {
        try (var post = PostOffice.open()) {
            servers.save(
                    null,
                    new MailSettings.Change("127.0.0.1", post.port(), null, null, "duka@example.com", false),
                    true);
            create(Trigger.INVITE_PENDING, null, "{User.Email}", "<p>{InvitationLinkQR} {InvitationLink}</p>");

            letters.invitation(amina(), LINK);

            await().until(() -> post.taken().size() == 1);
            assertThat(post.taken().getFirst().getContent().toString())
                    .contains("src=\"data:image/png;base64,iVBOR", "&amp;user=2");
        }
    }

    private void create(Trigger trigger, @Nullable String condition, String to, String body) {
        rules.create(
                null,
                new RuleSettings(trigger, true, condition, List.of(to), List.of(), List.of(), false, "Ours", body));
    }

    private Account amina() {
        return requireNonNull(found);
    }

    private List<String> subjects() {
        return orders.letters(null).stream().map(MailRecord::subject).toList();
    }
}
