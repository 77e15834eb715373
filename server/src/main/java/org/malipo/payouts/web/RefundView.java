package org.malipo.payouts.web;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceView;
import org.malipo.payouts.PullPayment;
import org.malipo.payouts.Refundable;
import org.malipo.problem.FormErrors;

/**
 * The form that gives money back.
 *
 * @param refundable null if nothing of the invoice can be given back
 * @param rateNow null if there is no price now
 * @param earlier refunds of the same invoice, oldest first
 */
public record RefundView(
        InvoiceView invoice,
        @Nullable Refundable refundable,
        @Nullable BigDecimal rateNow,
        List<PullPayment> earlier,
        RefundForm form,
        FormErrors errors) {
    public String invoicePath() {
        return "/stores/" + invoice.store() + "/invoices/" + invoice.id();
    }

    public String path() {
        return invoicePath() + "/refund";
    }

    public String address(PullPayment refund) {
        return PullPaymentPages.address(refund);
    }

    public String name() {
        return invoice.orderId()
                .filter(order -> !order.isBlank())
                .orElse(invoice.id().value());
    }
}
