package org.malipo.notifications;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** How a mail server is spoken to, and what letters say. */
class MailServerTests extends MailCase {
    @Test
    void signsInOverAnEncryptedConnectionAndChecksItsCertificate() throws Exception {
        try (var post = PostOffice.encrypted(folder)) {
            assertThat(test(login(post.port(), PostOffice.PASSWORD, false))).contains(MailFailure.INSECURE);
            assertThat(test(login(post.port(), "wrong", true))).contains(MailFailure.LOGIN_REFUSED);
            assertThat(test(login(post.port(), PostOffice.PASSWORD, true))).isEmpty();
            assertThat(post.taken()).hasSize(1);
        }
    }

    @Test
    void sendsNoPasswordWithoutEncryption() {
        try (var post = PostOffice.withLogin()) {
            assertThat(test(login(post.port(), PostOffice.PASSWORD, false))).contains(MailFailure.NO_ENCRYPTION);
            assertThat(post.taken()).isEmpty();
        }
    }

    @Test
    void usesTheServersSettingsForAStoreWithoutAny() {
        try (var post = PostOffice.open()) {
            servers.save(null, plain(post.port()), true);

            mailer.send(store, new Letter("amina@example.com", "Habari", "x"));

            await().until(() -> state() == MailRecord.State.SENT);
            assertThat(post.taken()).hasSize(1);
        }
    }

    @Test
    void reachesPrivateHostsForAdministratorsOnly() {
        for (int port : new int[] {25, 465, 587}) {
            var internal = new MailSettings.Change("10.255.255.1", port, null, null, FROM, false);

            assertThat(trial.send(store, internal, false, Letter.ofText("amina@example.com", "x", "x")))
                    .as("port " + port)
                    .contains(MailFailure.PRIVATE_HOST);
        }
    }

    @Test
    void makesOneLineOfASubject() throws Exception {
        try (var post = PostOffice.open()) {
            servers.save(store, plain(post.port()), false);

            mailer.send(store, new Letter("amina@example.com", "Hi\r\nBcc: victim@example.com\r\n\r\nBody", "x"));

            await().until(() -> state() == MailRecord.State.SENT);
            assertThat(post.taken().getFirst().getHeader("Bcc")).isNull();
            assertThat(post.taken().getFirst().getSubject()).isEqualTo("Hi Bcc: victim@example.com Body");
        }
    }

    @Test
    void writesLettersAboutAccountsInTheLanguageOfTheRequest() throws Exception {
        try (var post = PostOffice.open()) {
            servers.save(null, plain(post.port()), true);
            LocaleContextHolder.setLocale(Locale.of("sw"));

            letters.resetPassword(requireNonNull(owner), "https://shop.example/reset?code=1&user=2");

            await().until(() -> post.taken().size() == 1);
            var letter = post.taken().getFirst();
            assertThat(letter.getSubject()).isEqualTo("Weka nenosiri jipya");
            assertThat(text(letter.getContent()))
                    .contains("lang=\"sw\"", "href=\"https://shop.example/reset?code=1&amp;user=2\"")
                    .contains("\nhttps://shop.example/reset?code=1&user=2");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
