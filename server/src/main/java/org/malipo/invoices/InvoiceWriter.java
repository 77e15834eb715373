package org.malipo.invoices;

import java.time.Clock;
import java.util.HashSet;
import org.malipo.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes what a change has changed, and nothing else, and tells of it in the same transaction. */
@Component
class InvoiceWriter {
    private static final Logger log = LoggerFactory.getLogger(InvoiceWriter.class);

    private final InvoiceTable invoices;
    private final PromptTable prompts;
    private final PaymentTable payments;
    private final InvoiceTermTable words;
    private final InvoiceEvents events;
    private final Outbox outbox;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // one for each table that a change touches
    InvoiceWriter(
            InvoiceTable invoices,
            PromptTable prompts,
            PaymentTable payments,
            InvoiceTermTable words,
            InvoiceEvents events,
            Outbox outbox,
            Clock clock) {
        this.invoices = invoices;
        this.prompts = prompts;
        this.payments = payments;
        this.words = words;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Belongs in the transaction that has locked the invoice. */
    void write(Change change) {
        var before = change.before();
        var after = change.after();
        if (!before.state().equals(after.state()) || isPricedOnlyNow(before, after)) {
            invoices.update(after);
            log.info(
                    "Invoice {} is {}/{} now",
                    after.id(),
                    after.state().status(),
                    after.state().additional());
        }
        writeParts(before, after);
        words.add(after.id(), SearchWords.ofChange(before, after));
        var now = clock.instant();
        change.announcements().forEach(announcement -> outbox.append(events.of(announcement, after, now)));
    }

    /** Tells of something that changes nothing of the invoice itself. */
    void tell(Invoice invoice, Announcement announcement) {
        outbox.append(events.of(announcement, invoice, clock.instant()));
    }

    private static boolean isPricedOnlyNow(Invoice before, Invoice after) {
        return before.price() == null && after.price() != null;
    }

    private void writeParts(Invoice before, Invoice after) {
        var knownPrompts = new HashSet<>(before.prompts());
        after.prompts().stream()
                .filter(prompt -> !knownPrompts.contains(prompt))
                .forEach(prompt -> prompts.updateFee(after.id(), prompt));
        var knownPayments = new HashSet<>(before.payments());
        after.payments().stream()
                .filter(payment -> !knownPayments.contains(payment))
                .forEach(payment -> save(before, after, payment));
    }

    private void save(Invoice before, Invoice after, Payment payment) {
        before.payments().stream()
                .filter(known -> known.isSameAs(payment) && !known.txid().equals(payment.txid()))
                .forEach(known -> payments.move(after, known, payment));
        payments.save(after, payment);
    }
}
