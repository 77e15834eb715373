package org.malipo.invoices.web;

import java.util.Map;

/**
 * What was typed to make an invoice, with what is wrong about it.
 *
 * @param errors message keys or sentences by field; under {@code ""} what belongs to none
 */
public record NewInvoiceForm(
        String path,
        String amount,
        String currency,
        String orderId,
        String description,
        String email,
        Map<String, String> errors) {
    static NewInvoiceForm empty(String path, String currency) {
        return new NewInvoiceForm(path, "", currency, "", "", "", Map.of());
    }

    NewInvoiceForm withErrors(Map<String, String> found) {
        return new NewInvoiceForm(path, amount, currency, orderId, description, email, Map.copyOf(found));
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
