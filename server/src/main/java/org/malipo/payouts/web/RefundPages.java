package org.malipo.payouts.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.payouts.PayoutMethod;
import org.malipo.payouts.PullPayments;
import org.malipo.payouts.Refunds;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Giving back what was paid for an invoice: the payer gets a page to claim it on. */
@Controller
class RefundPages {
    private static final String REFUND = "/stores/{storeId}/invoices/{invoiceId}/refund";

    private final Refunds refunds;
    private final PullPayments pullPayments;
    private final Invoices invoices;

    RefundPages(Refunds refunds, PullPayments pullPayments, Invoices invoices) {
        this.refunds = refunds;
        this.pullPayments = pullPayments;
        this.invoices = invoices;
    }

    @GetMapping(REFUND)
    @Requires(Permission.CAN_CREATE_NON_APPROVED_PULL_PAYMENTS)
    String ask(@PathVariable InvoiceId invoiceId, Model model) {
        return show(find(invoiceId), new RefundForm("", "", "", ""), FormErrors.NONE, model);
    }

    @PostMapping(REFUND)
    @Once
    @Requires(Permission.CAN_CREATE_NON_APPROVED_PULL_PAYMENTS)
    String refund(@PathVariable InvoiceId invoiceId, RefundForm form, HttpServletResponse response, Model model) {
        var invoice = find(invoiceId);
        try {
            boolean mayApprove = Caller.current().may(Permission.CAN_CREATE_PULL_PAYMENTS, invoice.store());
            return "redirect:" + PullPaymentPages.address(refunds.refund(invoice, form.toWish(), mayApprove));
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(invoice, form, FormErrors.of(wrong, "payouts.refund.wrong."), model);
        }
    }

    private String show(InvoiceView invoice, RefundForm form, FormErrors errors, Model model) {
        var refundable = refunds.isRefundable(invoice)
                ? refunds.refundable(invoice, PayoutMethod.BTC_CHAIN).orElse(null)
                : null;
        model.addAttribute(
                "view",
                new RefundView(
                        invoice,
                        refundable,
                        refundable == null ? null : refunds.rateNow(invoice).orElse(null),
                        pullPayments.refundsOf(invoice.id()),
                        form,
                        errors));
        return "payouts/refund";
    }

    private InvoiceView find(InvoiceId id) {
        return invoices.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
