package org.malipo.invoices.web;

import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.Invoices;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The address of an invoice for whoever knows its number but not its store. */
@Controller
class InvoiceByIdPages {
    private final Invoices invoices;

    InvoiceByIdPages(Invoices invoices) {
        this.invoices = invoices;
    }

    @GetMapping("/invoices/{invoiceId}")
    @Requires(Permission.CAN_VIEW_INVOICES)
    String byId(@PathVariable InvoiceId invoiceId) {
        return "redirect:" + InvoiceRow.urlOf(invoices.get(invoiceId));
    }
}
