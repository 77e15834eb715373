package org.malipo.invoices.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceNote;
import org.malipo.invoices.InvoiceNotes;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One invoice: its numbers, its payments, what happened to it, and what the merchant may decide. */
@Controller
@RequestMapping("/stores/{storeId}/invoices/{invoiceId}")
class InvoicePages {
    private static final String TEMPLATE = "invoices/page";

    private final Invoices invoices;
    private final InvoiceNotes notes;
    private final InvoicePageViews views;

    InvoicePages(Invoices invoices, InvoiceNotes notes, InvoicePageViews views) {
        this.invoices = invoices;
        this.notes = notes;
        this.views = views;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_INVOICES)
    String page(@PathVariable String invoiceId, Locale locale, Model model) {
        var invoice = get(invoiceId);
        return show(invoice, NoteView.of(notes.of(invoice.id())), locale, model);
    }

    @PostMapping("/status")
    @Requires(Permission.CAN_MODIFY_INVOICES)
    String mark(@PathVariable String invoiceId, @RequestParam String status) {
        var wanted = status.equals("settled") ? InvoiceStatus.SETTLED : InvoiceStatus.INVALID;
        return shown(invoices.mark(new InvoiceId(invoiceId), wanted));
    }

    @PostMapping("/archive")
    @Requires(Permission.CAN_MODIFY_INVOICES)
    String archive(@PathVariable String invoiceId) {
        invoices.archive(new InvoiceId(invoiceId));
        return shown(get(invoiceId));
    }

    @PostMapping("/unarchive")
    @Requires(Permission.CAN_MODIFY_INVOICES)
    String unarchive(@PathVariable String invoiceId) {
        return shown(invoices.unarchive(new InvoiceId(invoiceId)));
    }

    /**
     * Writes the staff's note, or takes it away.
     *
     * @param version of the note that the form was made from
     */
    @PostMapping("/note")
    @Requires(Permission.CAN_MODIFY_INVOICES)
    String note(
            @PathVariable String invoiceId,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "0") int version,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var invoice = get(invoiceId);
        if (InvoiceNote.isTooLong(note.strip())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(invoice, NoteView.tooLong(note, version), locale, model);
        }
        if (!notes.write(invoice.id(), note, version)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(invoice, NoteView.changedMeanwhile(note, notes.of(invoice.id())), locale, model);
        }
        return shown(invoice) + "#note";
    }

    private String show(InvoiceView invoice, NoteView note, Locale locale, Model model) {
        model.addAttribute("view", views.of(invoice, note, locale));
        return TEMPLATE;
    }

    private static String shown(InvoiceView invoice) {
        return "redirect:" + InvoiceRow.urlOf(invoice);
    }

    private InvoiceView get(String id) {
        return invoices.find(new InvoiceId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
