package org.malipo.bitpay;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceTrail;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.TrailEntry;
import org.malipo.notifications.MailRecord;
import org.malipo.notifications.MailRecords;
import org.malipo.notifications.Mailer;
import org.malipo.web.Words;
import org.springframework.stereotype.Component;

/** Tells an invoice's timeline of letters to whom its maker named, and of those that were one too many. */
@Component
class IpnLetterTrail implements InvoiceTrail {
    private final IpnLetterTable letters;
    private final MailRecords records;

    IpnLetterTrail(IpnLetterTable letters, MailRecords records) {
        this.letters = letters;
        this.records = records;
    }

    @Override
    public List<TrailEntry> of(InvoiceView invoice, Words words) {
        var found = letters.about(invoice.store(), invoice.id(), MOST);
        var ids = found.stream()
                .map(IpnLetterTable.Row::letter)
                .filter(Objects::nonNull)
                .toList();
        var known = records.of(ids).stream().collect(Collectors.toMap(MailRecord::id, Function.identity()));
        return found.stream().map(row -> told(row, known, words)).toList();
    }

    private static TrailEntry told(IpnLetterTable.Row row, Map<String, MailRecord> known, Words words) {
        var to = Mailer.veiled(row.recipient());
        if (row.letter() == null) {
            var text = words.of("bitpay.trail.letter.refused", to, row.event(), IpnLetters.MOST_AN_HOUR);
            return new TrailEntry(row.at(), null, text, "bad", "mail", null);
        }
        @Nullable MailRecord record = known.get(row.letter());
        if (record == null) {
            return new TrailEntry(row.at(), null, words.of("bitpay.trail.letter.gone", to), "", "mail", null);
        }
        return switch (record.state()) {
            case SENT -> new TrailEntry(row.at(), null, words.of("bitpay.trail.letter.sent", to), "good", "mail", null);
            case FAILED ->
                new TrailEntry(row.at(), null, words.of("bitpay.trail.letter.failed", to), "bad", "mail", null);
            case WAITING, SENDING ->
                new TrailEntry(row.at(), record.due(), words.of("bitpay.trail.letter.waits", to), "wait", "mail", null);
        };
    }
}
