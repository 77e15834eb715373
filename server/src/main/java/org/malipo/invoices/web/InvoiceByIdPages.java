package org.malipo.invoices.web;

import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.Invoices;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The address of an invoice for a person who knows its number but not its store; programs find BitPay's API there. */
@Controller
class InvoiceByIdPages {
    private final Invoices invoices;

    InvoiceByIdPages(Invoices invoices) {
        this.invoices = invoices;
    }

    @GetMapping(path = "/invoices/{invoiceId}", produces = MediaType.TEXT_HTML_VALUE)
    @Requires(Permission.CAN_VIEW_INVOICES)
    String byId(@PathVariable InvoiceId invoiceId) {
        return "redirect:" + InvoiceRow.urlOf(invoices.get(invoiceId));
    }
}
