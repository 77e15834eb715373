package org.malipo.notifications;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.malipo.outbox.Claim;
import org.malipo.secrets.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends a queued letter, once, and puts the end on record. No transaction is open while the mail server is asked. */
@Component
class MailAttempt {
    private static final Logger log = LoggerFactory.getLogger(MailAttempt.class);

    private final MailRoutes routes;
    private final MailQueue queue;
    private final Vault vault;
    private final Smtp smtp;
    private final MeterRegistry meters;
    private final Clock clock;

    MailAttempt(MailRoutes routes, MailQueue queue, Vault vault, Smtp smtp, MeterRegistry meters, Clock clock) {
        this.routes = routes;
        this.queue = queue;
        this.vault = vault;
        this.smtp = smtp;
        this.meters = meters;
        this.clock = clock;
    }

    void make(Claim<QueuedMail> claim) {
        record(claim, send(claim.row()));
    }

    MailResult send(QueuedMail mail) {
        var server = routes.used(mail.store());
        if (server.isEmpty()) {
            return MailResult.Failed.forNow(MailFailure.NOT_SET_UP);
        }
        var letter = LetterJson.read(vault.open(mail.place(), mail.content()));
        return smtp.send(server.get(), routes.passwordOf(server.get()), mail.id(), letter);
    }

    private void record(Claim<QueuedMail> claim, MailResult result) {
        switch (result) {
            case MailResult.Sent() -> {
                if (queue.sent(claim)) {
                    count("sent");
                }
            }
            case MailResult.Failed failed -> record(claim, failed);
        }
    }

    private void record(Claim<QueuedMail> claim, MailResult.Failed failed) {
        var mail = claim.row();
        var next = MailWaits.next(mail.attempts() + 1, mail.createdAt().toInstant(), clock.instant());
        var goesOn = !failed.isFinal() && next.isPresent();
        var ours = goesOn ? queue.wait(claim, failed, next.get()) : queue.giveUp(claim, failed);
        if (ours) {
            count(goesOn ? "retried" : "failed");
            log.info(
                    "Letter {} was not sent: {}; {}",
                    mail.id(),
                    failed.why().key(),
                    goesOn ? "next attempt at " + next.get() : "given up");
        }
    }

    private void count(String outcome) {
        meters.counter("malipo.mail.attempts", "outcome", outcome).increment();
    }
}
