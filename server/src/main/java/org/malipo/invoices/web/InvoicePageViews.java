package org.malipo.invoices.web;

import java.util.Locale;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.invoices.InvoiceView;
import org.malipo.web.Texts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns an invoice into what its page prints. */
@Component
class InvoicePageViews {
    private final Timelines timelines;
    private final Texts texts;
    private final JsonMapper json;

    InvoicePageViews(Timelines timelines, Texts texts, JsonMapper json) {
        this.timelines = timelines;
        this.texts = texts;
        this.json = json;
    }

    InvoicePageView of(InvoiceView invoice, NoteView note, Locale locale) {
        return new InvoicePageView(
                InvoiceRow.urlOf(invoice),
                "/stores/" + invoice.store() + "/invoices",
                invoice,
                StatePill.of(invoice),
                invoice.defaultPrompt().orElse(null),
                metadata(invoice),
                timelines.of(invoice, texts.inOwnUnit(locale)),
                note,
                Caller.current().may(Permission.CAN_MODIFY_INVOICES, invoice.store()),
                Caller.current().may(Permission.CAN_CREATE_NON_APPROVED_PULL_PAYMENTS, invoice.store()));
    }

    private String metadata(InvoiceView invoice) {
        return invoice.metadata().isEmpty()
                ? ""
                : json.writerWithDefaultPrettyPrinter().writeValueAsString(invoice.metadata());
    }
}
