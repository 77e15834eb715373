package org.malipo.notifications;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.access.Account;
import org.malipo.access.AccountLetters;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From a row in the queue to somebody's mail server. */
@ServerTest
@Import(People.class)
class MailTests {
    private static final String FROM = "Duka <duka@example.com>";

    @Autowired
    private People people;

    @Autowired
    private MailServers servers;

    @Autowired
    private MailRecords records;

    @Autowired
    private MailQueue queue;

    @Autowired
    private MailAttempt attempt;

    @Autowired
    private MailWorkers workers;

    @Autowired
    private MailTrial trial;

    @Autowired
    private Mailer mailer;

    @Autowired
    private AccountLetters letters;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @TempDir
    private Path folder = Path.of(".");

    private @Nullable Account owner;
    private StoreId store = new StoreId("");

    @BeforeEach
    void makeAStore() {
        people.none();
        owner = people.person(UUID.randomUUID() + "@example.com");
        store = people.store(owner);
    }

    @AfterEach
    void turnBack() {
        clock.reset();
    }

    @Test
    void sendsALetterAndForgetsItsContent() throws Exception {
        try (var post = PostOffice.open()) {
            servers.save(store, plain(post.port()), false);

            mailer.send(store, new Letter("Amina <amina@example.com>", "Habari", "<b>Asante</b>", "Asante"));

            await().until(() -> state() == MailRecord.State.SENT);
            var letter = post.taken().getFirst();
            assertThat(letter.getSubject()).isEqualTo("Habari");
            assertThat(letter.getHeader("From", null)).isEqualTo(FROM);
            assertThat(letter.getHeader("To", null)).isEqualTo("Amina <amina@example.com>");
            assertThat(letter.getMessageID()).isEqualTo("<" + record().id() + "@example.com>");
            assertThat(text(letter.getContent())).contains("Asante", "<b>Asante</b>");
            assertThat(contents()).containsOnlyNulls();
        }
    }

    @Test
    void keepsContentsSealedWhileTheyWait() {
        mailer.send(store, new Letter("amina@example.com", "Reset", "https://shop.example/reset/secret"));

        assertThat(contents()).allMatch(content -> content != null && !content.contains("shop.example"));
    }

    @Test
    void sendsNothingOfATransactionThatFails() {
        transaction.executeWithoutResult(status -> {
            mailer.send(store, new Letter("amina@example.com", "Never", "x"));
            status.setRollbackOnly();
        });

        assertThat(records.newest(store, 10)).isEmpty();
    }

    @Test
    void waitsForAServerThatIsAwayAndSendsWhenItIsBack() {
        int port;
        try (var post = PostOffice.open()) {
            port = post.port();
            servers.save(store, plain(port), false);
        }
        mailer.send(store, new Letter("amina@example.com", "Later", "x"));
        await().until(() -> record().failure() == MailFailure.UNREACHABLE);
        assertThat(record().state()).isEqualTo(MailRecord.State.WAITING);

        try (var post = PostOffice.on(port)) {
            clock.tick(ofMinutes(2));
            workers.wake();

            await().until(() -> state() == MailRecord.State.SENT);
            assertThat(post.taken()).hasSize(1);
            assertThat(record().attempts()).isEqualTo(2);
        }
    }

    @Test
    void triesAtOnceWhatWaitsWhenTheSettingsAreMended() {
        mailer.send(store, new Letter("amina@example.com", "Waits", "x"));
        await().until(() -> record().failure() == MailFailure.NOT_SET_UP);

        try (var post = PostOffice.open()) {
            servers.save(store, plain(post.port()), false);

            await().until(() -> state() == MailRecord.State.SENT);
            assertThat(post.taken()).hasSize(1);
        }
    }

    @Test
    void givesUpAfterThreeDaysAndSaysWhy() {
        mailer.send(store, new Letter("amina@example.com", "Too late", "x"));
        await().until(() -> record().failure() == MailFailure.NOT_SET_UP);

        clock.tick(ofDays(3));
        workers.wake();

        await().until(() -> state() == MailRecord.State.FAILED);
        assertThat(record().failure()).isEqualTo(MailFailure.NOT_SET_UP);
    }

    @Test
    void givesUpAtOnceWhenTheAddressIsRefused() {
        try (var post = PostOffice.open()) {
            servers.save(store, plain(post.port()), false);
            post.refuse(550);

            mailer.send(store, new Letter("nobody@example.com", "Habari", "x"));

            await().until(() -> state() == MailRecord.State.FAILED);
            assertThat(record().failure()).isEqualTo(MailFailure.RECIPIENT_REFUSED);
            assertThat(record().reply()).isEqualTo(550);
        }
    }

    @Test
    void triesAgainWhenTheAddressIsRefusedForNow() {
        try (var post = PostOffice.open()) {
            servers.save(store, plain(post.port()), false);
            post.refuse(451);

            mailer.send(store, new Letter("amina@example.com", "Habari", "x"));

            await().until(() -> record().failure() == MailFailure.RECIPIENT_REFUSED);
            assertThat(record().state()).isEqualTo(MailRecord.State.WAITING);
        }
    }

    /** What a process leaves behind that is killed after it sent and before it noted that. */
    @Test
    void sendsAgainUnderTheSameMessageIdWhenNobodyNotedTheEnd() throws Exception {
        workers.stop();
        try (var post = PostOffice.open()) {
            servers.save(store, plain(post.port()), false);
            mailer.send(store, new Letter("amina@example.com", "Twice", "x"));
            var claimed = queue.claim("a process that dies", 1, List.of()).getFirst();
            assertThat(attempt.send(claimed)).isEqualTo(new MailResult.Sent());

            clock.tick(MailQueue.CLAIM.plusSeconds(1));
            workers.start();

            await().until(() -> state() == MailRecord.State.SENT);
            assertThat(post.taken()).hasSize(2);
            assertThat(post.taken().get(1).getMessageID())
                    .isEqualTo(post.taken().get(0).getMessageID());
            assertThat(queue.sent(claimed.id(), "a process that dies")).isFalse();
        } finally {
            if (!workers.isRunning()) {
                workers.start();
            }
        }
    }

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
        var internal = new MailSettings.Change("10.255.255.1", 25, null, null, FROM, false);

        assertThat(trial.send(store, internal, false, Letter.ofText("amina@example.com", "x", "x")))
                .contains(MailFailure.PRIVATE_HOST);
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

    private Optional<MailFailure> test(MailSettings.Change settings) {
        return trial.send(store, settings, false, Letter.ofText("amina@example.com", "Test", "x"));
    }

    private static MailSettings.Change plain(int port) {
        return new MailSettings.Change("127.0.0.1", port, null, null, FROM, false);
    }

    private static MailSettings.Change login(int port, String password, boolean unchecked) {
        return new MailSettings.Change("127.0.0.1", port, PostOffice.LOGIN, password, FROM, unchecked);
    }

    private MailRecord record() {
        return records.newest(store, 1).getFirst();
    }

    private MailRecord.State state() {
        return record().state();
    }

    private List<String> contents() {
        return jdbc.sql("select content from mail where owner = :store")
                .param("store", store.value())
                .query(String.class)
                .list();
    }

    private static String text(Object content) throws MessagingException, IOException {
        if (!(content instanceof Multipart parts)) {
            return content.toString().replace("\r\n", "\n");
        }
        var text = new StringBuilder();
        for (int part = 0; part < parts.getCount(); part++) {
            text.append(text(parts.getBodyPart(part).getContent()));
        }
        return text.toString();
    }
}
