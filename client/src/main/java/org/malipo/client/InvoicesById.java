package org.malipo.client;

import java.util.List;
import java.util.Map;

/** Single invoices, by their id alone. */
public class InvoicesById {
    final Transport transport;
    final Route invoices;

    InvoicesById(Transport transport, Route invoices) {
        this.transport = transport;
        this.invoices = invoices;
    }

    public Invoice get(String invoiceId) {
        return transport.get(invoices.below(invoiceId), Invoice.class);
    }

    /** {@return the invoice with its payment methods filled in} */
    public Invoice getWithPaymentMethods(String invoiceId) {
        return transport.get(invoices.below(invoiceId).with("includePaymentMethods", true), Invoice.class);
    }

    /** {@return the ways to pay the invoice, with all payments, replaced ones too} */
    public List<InvoicePaymentMethod> paymentMethods(String invoiceId) {
        return paymentMethods(invoiceId, false, false);
    }

    /**
     * @param onlyAccounted leaves out payments that were replaced
     * @param sensitive tells how addresses were derived, to whoever may change the store
     */
    public List<InvoicePaymentMethod> paymentMethods(String invoiceId, boolean onlyAccounted, boolean sensitive) {
        var route = invoices.below(invoiceId, "payment-methods")
                .with("onlyAccountedPayments", onlyAccounted)
                .with("includeSensitive", sensitive);
        return transport.list(route, InvoicePaymentMethod.class);
    }

    /** Gives a lazy payment method its address and price. */
    public void activate(String invoiceId, String paymentMethodId) {
        transport.call("POST", invoices.below(invoiceId, "payment-methods", paymentMethodId, "activate"), null);
    }

    /** Replaces the metadata as a whole. */
    public Invoice updateMetadata(String invoiceId, Map<String, ?> metadata) {
        return transport.put(invoices.below(invoiceId), Map.of("metadata", metadata), Invoice.class);
    }

    /** @param status {@link InvoiceStatus#SETTLED} or {@link InvoiceStatus#INVALID} */
    public Invoice mark(String invoiceId, InvoiceStatus status) {
        return transport.post(invoices.below(invoiceId, "status"), Map.of("status", status), Invoice.class);
    }

    /** {@return what can be given back by one way} */
    public RefundAmounts refundable(String invoiceId, String paymentMethodId) {
        return transport.get(invoices.below(invoiceId, "refund", paymentMethodId), RefundAmounts.class);
    }

    /** {@return the budget from which the payer claims the refund} */
    public PullPayment refund(String invoiceId, Refund refund) {
        return transport.post(invoices.below(invoiceId, "refund"), refund, PullPayment.class);
    }

    public void archive(String invoiceId) {
        transport.call("DELETE", invoices.below(invoiceId), null);
    }

    public Invoice unarchive(String invoiceId) {
        return transport.post(invoices.below(invoiceId, "unarchive"), null, Invoice.class);
    }
}
