package org.malipo.invoices.web;

import java.math.BigDecimal;
import java.time.Instant;
import org.malipo.invoices.InvoiceView;
import org.malipo.money.CurrencyCode;

/** An invoice in a list. */
public record InvoiceRow(
        String url,
        String name,
        StatePill state,
        boolean anyAmount,
        BigDecimal amount,
        CurrencyCode currency,
        Instant createdAt,
        boolean archived) {
    /** Its order's number is what a merchant knows it by. */
    public static InvoiceRow of(InvoiceView invoice) {
        return new InvoiceRow(
                urlOf(invoice),
                invoice.orderId()
                        .filter(order -> !order.isBlank())
                        .orElse(shortened(invoice.id().value())),
                StatePill.of(invoice),
                invoice.anyAmount() && invoice.amount().signum() == 0,
                invoice.amount(),
                invoice.currency(),
                invoice.createdAt(),
                invoice.archived());
    }

    static String urlOf(InvoiceView invoice) {
        return "/stores/" + invoice.store().value() + "/invoices/" + invoice.id();
    }

    private static String shortened(String id) {
        return id.length() <= 10 ? id : id.substring(0, 8) + "…";
    }
}
