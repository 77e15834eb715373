package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.Map;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.Caller;
import org.malipo.access.UserId;
import org.malipo.problem.FieldErrors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the staff notes about invoices. The audit log says who wrote a note and when, and never what. */
@Component
public class InvoiceNotes {
    private final InvoiceReader reader;
    private final InvoiceWriter writer;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    InvoiceNotes(InvoiceReader reader, InvoiceWriter writer, JdbcClient jdbc, Audit audit, Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public InvoiceNote of(InvoiceId id) {
        return jdbc.sql("select text, version from invoice_note where invoice_id = :id")
                .param("id", id.value())
                .query(InvoiceNote.class)
                .optional()
                .orElse(InvoiceNote.NONE);
    }

    /**
     * {@return whether it was written; not if somebody else has changed it since it was {@code seen}}
     *
     * @param text empty takes the note away
     * @param seen version of the note that the writer had before them
     * @throws FieldErrors.InvalidFields if it is too long
     */
    @Transactional
    public boolean write(InvoiceId id, String text, int seen) {
        var cleaned = text.replace("\0", "").replaceAll("\\R", "\n").strip();
        if (InvoiceNote.isTooLong(cleaned)) {
            throw FieldErrors.of("note", "A note can have " + InvoiceNote.LONGEST + " characters");
        }
        var invoice = reader.lock(id).orElseThrow(Invoices::notFound);
        var present = of(id);
        if (present.text().equals(cleaned)) {
            return true;
        }
        if (present.version() != seen) {
            return false;
        }
        save(id, new InvoiceNote(cleaned, seen + 1));
        writer.write(Change.of(invoice).touch());
        audit.record(new AuditEntry(
                cleaned.isEmpty() ? "invoice.note.removed" : "invoice.note.written",
                invoice.store(),
                Invoices.object(id),
                Map.of()));
        return true;
    }

    private void save(InvoiceId id, InvoiceNote note) {
        jdbc.sql("""
                insert into invoice_note (invoice_id, text, version, written_at, written_by)
                values (:id, :text, :version, :now, cast(:by as text))
                on conflict (invoice_id) do update
                set text = excluded.text, version = excluded.version, written_at = excluded.written_at,
                    written_by = excluded.written_by
                """)
                .param("id", id.value())
                .param("text", note.text())
                .param("version", note.version())
                .param("now", clock.instant().atOffset(UTC))
                .param("by", Caller.find().map(Caller::user).map(UserId::value).orElse(null))
                .update();
    }
}
