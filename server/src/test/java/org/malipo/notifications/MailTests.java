package org.malipo.notifications;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.malipo.outbox.Claim;
import org.malipo.outbox.Room;

/** From a row in the queue to somebody's mail server. */
class MailTests extends MailCase {
    private static final Duration CLAIM = Duration.ofSeconds(15);

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
            var now = clock.instant();
            var room = new Room<QueuedMail>("a process that dies", now, now.plus(CLAIM), 1, List.of());
            var claimed = queue.claim(room).getFirst();
            assertThat(attempt.send(claimed)).isEqualTo(new MailResult.Sent());

            clock.tick(CLAIM.plusSeconds(1));
            workers.start();

            await().until(() -> state() == MailRecord.State.SENT);
            assertThat(post.taken()).hasSize(2);
            assertThat(post.taken().get(1).getMessageID())
                    .isEqualTo(post.taken().get(0).getMessageID());
            assertThat(queue.sent(new Claim<>(claimed, room.claim()))).isFalse();
        } finally {
            if (!workers.isRunning()) {
                workers.start();
            }
        }
    }
}
