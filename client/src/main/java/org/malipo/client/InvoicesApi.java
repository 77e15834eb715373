package org.malipo.client;

import java.util.List;
import java.util.Map;

/** Invoices of one store. */
public final class InvoicesApi {
    private final Transport transport;
    private final String storeId;

    InvoicesApi(Transport transport, String storeId) {
        this.transport = transport;
        this.storeId = storeId;
    }

    public Invoice create(NewInvoice invoice) {
        return transport.post(route(), invoice, Invoice.class);
    }

    public Invoice get(String invoiceId) {
        return transport.get(route(invoiceId), Invoice.class);
    }

    /** {@return the invoice with its payment methods filled in} */
    public Invoice getWithPaymentMethods(String invoiceId) {
        return transport.get(route(invoiceId).with("includePaymentMethods", true), Invoice.class);
    }

    /** {@return the invoices that match, newest first} */
    public List<Invoice> list(InvoiceQuery query) {
        return transport.list(query.on(route()), Invoice.class);
    }

    /** {@return the ways to pay the invoice, with all payments, replaced ones too} */
    public List<InvoicePaymentMethod> paymentMethods(String invoiceId) {
        var route = route(invoiceId, "payment-methods").with("onlyAccountedPayments", false);
        return transport.list(route, InvoicePaymentMethod.class);
    }

    /** Replaces the metadata as a whole. */
    public Invoice updateMetadata(String invoiceId, Map<String, ?> metadata) {
        return transport.put(route(invoiceId), Map.of("metadata", metadata), Invoice.class);
    }

    /** @param status {@link InvoiceStatus#SETTLED} or {@link InvoiceStatus#INVALID} */
    public Invoice mark(String invoiceId, InvoiceStatus status) {
        return transport.post(route(invoiceId, "status"), Map.of("status", status), Invoice.class);
    }

    public void archive(String invoiceId) {
        transport.call("DELETE", route(invoiceId), null);
    }

    public Invoice unarchive(String invoiceId) {
        return transport.post(route(invoiceId, "unarchive"), null, Invoice.class);
    }

    private Route route(String... below) {
        return Route.to("stores", storeId, "invoices").below(below);
    }
}
