package org.malipo.invoices.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PromptView;

/**
 * An invoice with all that staff may know of it.
 *
 * @param path of this page
 * @param prompt the way to pay that the pay page shows first, or null
 */
public record InvoicePageView(
        String path,
        String list,
        InvoiceView invoice,
        StatePill state,
        @Nullable PromptView prompt,
        String metadata,
        List<TimelineItem> timeline,
        boolean mayChange) {
    public String name() {
        return invoice.orderId()
                .filter(order -> !order.isBlank())
                .orElse(invoice.id().value());
    }

    public String checkout() {
        return "/i/" + invoice.id();
    }

    public boolean mayMark(InvoiceStatus status) {
        return mayChange && invoice.markable().contains(status);
    }
}
