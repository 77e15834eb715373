package org.malipo.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.access.Account;
import org.malipo.access.AccountLetters;
import org.malipo.access.People;
import org.malipo.access.StoreId;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.testing.ServerTest;
import org.malipo.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A store that sends letters. */
@ServerTest
abstract class MailCase {
    static final String FROM = "Duka <duka@example.com>";

    @Autowired
    People people;

    @Autowired
    MailServers servers;

    @Autowired
    MailRecords records;

    @Autowired
    MailQueue queue;

    @Autowired
    MailAttempt attempt;

    @Autowired
    ClaimWorkers<QueuedMail> workers;

    @Autowired
    MailTrial trial;

    @Autowired
    Mailer mailer;

    @Autowired
    AccountLetters letters;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @TempDir
    Path folder = Path.of(".");

    @Nullable
    Account owner;

    StoreId store = new StoreId("");

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

    Optional<MailFailure> test(MailSettings.Change settings) {
        return trial.send(store, settings, false, Letter.ofText("amina@example.com", "Test", "x"));
    }

    static MailSettings.Change plain(int port) {
        return new MailSettings.Change("127.0.0.1", port, null, null, FROM, false);
    }

    static MailSettings.Change login(int port, String password, boolean unchecked) {
        return new MailSettings.Change("127.0.0.1", port, PostOffice.LOGIN, password, FROM, unchecked);
    }

    MailRecord record() {
        return records.newest(store, 1).getFirst();
    }

    MailRecord.State state() {
        return record().state();
    }

    List<String> contents() {
        return jdbc.sql("select content from mail where owner = :store")
                .param("store", store.value())
                .query(String.class)
                .list();
    }

    static String text(Object content) throws MessagingException, IOException {
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
