package org.malipo.mailrules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.invoices.InvoiceTrail;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.TrailEntry;
import org.malipo.notifications.MailRecord;
import org.malipo.notifications.MailRecords;
import org.malipo.notifications.Mailer;
import org.malipo.outbox.EventTail;
import org.malipo.web.Words;
import org.springframework.stereotype.Component;

/** Tells an invoice's timeline which letters rules wrote about it, whether they have left, and which rules wrote none. */
@Component
class LetterTrail implements InvoiceTrail {
    private final EventTail events;
    private final RunTable runs;
    private final MailRecords records;

    LetterTrail(EventTail events, RunTable runs, MailRecords records) {
        this.events = events;
        this.runs = runs;
        this.records = records;
    }

    @Override
    public List<TrailEntry> of(InvoiceView invoice, Words words) {
        var found =
                runs.about(invoice.store(), events.positionsAbout(invoice.id().value(), MOST), MOST);
        var letters = records
                .of(found.stream()
                        .flatMap(run -> run.letters().stream())
                        .limit(MOST)
                        .toList())
                .stream()
                .collect(Collectors.toMap(MailRecord::id, Function.identity()));
        boolean mayLook = Caller.find()
                .filter(caller -> caller.may(Permission.CAN_VIEW_STORE_SETTINGS, invoice.store()))
                .isPresent();
        return found.stream()
                .flatMap(run -> told(
                        run,
                        letters,
                        words,
                        mayLook ? "/stores/" + invoice.store() + "/emails/rules/" + run.ruleId() : null))
                .toList();
    }

    private static Stream<TrailEntry> told(
            RuleRun run, Map<String, MailRecord> letters, Words words, @Nullable String link) {
        if (run.outcome() != RunOutcome.QUEUED) {
            var text = words.of("mailrules.outcome." + run.outcome().key());
            return Stream.of(new TrailEntry(run.at(), null, text, "wait", "mail", link));
        }
        var kept = run.letters().stream().filter(letters::containsKey).toList();
        int gone = run.letters().size() - kept.size();
        return Stream.concat(
                gone == 0
                        ? Stream.empty()
                        : Stream.of(new TrailEntry(
                                run.at(), null, words.of("mailrules.trail.gone", gone), "", "mail", link)),
                kept.stream().map(letters::get).map(letter -> told(letter, words, link)));
    }

    private static TrailEntry told(MailRecord letter, Words words, @Nullable String link) {
        // hidden copies are among them
        var to = link == null ? Mailer.veiled(letter.recipient()) : letter.recipient();
        return switch (letter.state()) {
            case SENT -> entry(letter, null, words.of("mailrules.trail.sent", to), "good", link);
            case FAILED -> entry(letter, null, words.of("mailrules.trail.failed", to), "bad", link);
            case WAITING, SENDING -> entry(letter, letter.due(), words.of("mailrules.trail.waits", to), "wait", link);
        };
    }

    private static TrailEntry entry(
            MailRecord letter, @Nullable Instant next, String text, String kind, @Nullable String link) {
        return new TrailEntry(letter.createdAt(), next, text, kind, "mail", link);
    }
}
