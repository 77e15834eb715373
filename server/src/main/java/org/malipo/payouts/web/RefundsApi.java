package org.malipo.payouts.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SiteAddress;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.Invoices;
import org.malipo.payouts.PayoutMethod;
import org.malipo.payouts.Refunds;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Refunds of invoices over the API. */
@RestController
@Tag(name = "Invoices")
class RefundsApi {
    private static final String REFUND = "/api/v1/invoices/{invoiceId}/refund";
    private static final String REFUND_OF_STORE = "/api/v1/stores/{storeId}/invoices/{invoiceId}/refund";

    private final Refunds refunds;
    private final Invoices invoices;
    private final SiteAddress site;

    RefundsApi(Refunds refunds, Invoices invoices, SiteAddress site) {
        this.refunds = refunds;
        this.invoices = invoices;
        this.site = site;
    }

    /** Claims of it are approved as they come only if the caller may make such pull payments. */
    @PostMapping({REFUND, REFUND_OF_STORE})
    @Requires(Permission.CAN_CREATE_NON_APPROVED_PULL_PAYMENTS)
    PullPaymentData refund(@PathVariable InvoiceId invoiceId, @RequestBody RefundData.Request request) {
        var invoice = invoices.get(invoiceId);
        boolean mayApprove = Caller.current().may(Permission.CAN_CREATE_PULL_PAYMENTS, invoice.store());
        return PullPaymentData.of(
                refunds.refund(invoice, request.toWish(), mayApprove), site.ofAnswer("/pull-payments/"));
    }

    @GetMapping({REFUND + "/{paymentMethodId}", REFUND_OF_STORE + "/{paymentMethodId}"})
    @Requires(Permission.CAN_CREATE_NON_APPROVED_PULL_PAYMENTS)
    RefundData amounts(@PathVariable InvoiceId invoiceId, @PathVariable String paymentMethodId) {
        var invoice = invoices.get(invoiceId);
        var refundable = PayoutMethod.parse(paymentMethodId)
                .flatMap(method -> refunds.refundable(invoice, method))
                .orElseThrow(() -> new ProblemException(
                        Problem.refused("invalid-payment-method", "The invoice can't be paid back this way")));
        var rate = refunds.rateNow(invoice)
                .orElseThrow(() -> new ProblemException(Problem.refused("rate-failure", "Failed to fetch rate")));
        return RefundData.of(refundable, rate);
    }
}
