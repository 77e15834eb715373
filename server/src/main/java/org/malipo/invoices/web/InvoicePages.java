package org.malipo.invoices.web;

import java.util.Locale;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** One invoice: its numbers, its payments, what happened to it, and what the merchant may decide. */
@Controller
@RequestMapping("/stores/{storeId}/invoices/{invoiceId}")
class InvoicePages {
    private final Invoices invoices;
    private final Timelines timelines;
    private final Texts texts;
    private final JsonMapper json;

    InvoicePages(Invoices invoices, Timelines timelines, Texts texts, JsonMapper json) {
        this.invoices = invoices;
        this.timelines = timelines;
        this.texts = texts;
        this.json = json;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_INVOICES)
    String page(@PathVariable String storeId, @PathVariable String invoiceId, Locale locale, Model model) {
        var invoice = get(invoiceId);
        model.addAttribute(
                "view",
                new InvoicePageView(
                        InvoiceRow.urlOf(invoice),
                        "/stores/" + storeId + "/invoices",
                        invoice,
                        StatePill.of(invoice),
                        invoice.defaultPrompt().orElse(null),
                        invoice.metadata().isEmpty()
                                ? ""
                                : json.writerWithDefaultPrettyPrinter().writeValueAsString(invoice.metadata()),
                        timelines.of(invoice.id(), texts.in(locale)),
                        Caller.current().may(Permission.CAN_MODIFY_INVOICES, invoice.store())));
        return "invoices/page";
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

    private static String shown(InvoiceView invoice) {
        return "redirect:" + InvoiceRow.urlOf(invoice);
    }

    private InvoiceView get(String id) {
        return invoices.find(new InvoiceId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
