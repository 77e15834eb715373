package org.malipo.payouts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.malipo.invoices.AdditionalStatus;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Money;

/**
 * What can be given back of an invoice. Rounds half to even.
 *
 * @param paid with {@code method}; what was asked, where the merchant settled it without a payment
 * @param asked that way; 0 in that case
 * @param rate at which it was paid
 */
public record Refundable(
        PayoutMethod method,
        BigDecimal paid,
        BigDecimal asked,
        BigDecimal rate,
        CurrencyCode invoiceCurrency,
        boolean overpaid) {
    private static final int UNKNOWN_DECIMALS = 2;

    /** {@return whether anything of it may be given back at all} */
    static boolean mayBe(InvoiceView invoice) {
        return switch (invoice.status()) {
            case SETTLED, INVALID -> true;
            case EXPIRED ->
                switch (invoice.additionalStatus()) {
                    case PAID_LATE, PAID_OVER, PAID_PARTIAL -> true;
                    case NONE, MARKED -> false;
                };
            case NEW, PROCESSING -> false;
        };
    }

    /** {@return what can be given back this way, or empty if the invoice could not be paid this way} */
    static Optional<Refundable> of(InvoiceView invoice, PayoutMethod method) {
        return invoice.prompt(method.id()).map(prompt -> {
            boolean unpaid = prompt.totalPaid().signum() == 0 && isMarkedSettled(invoice);
            return new Refundable(
                    method,
                    unpaid ? prompt.amount() : prompt.totalPaid(),
                    unpaid ? BigDecimal.ZERO : prompt.amount(),
                    prompt.rate(),
                    invoice.currency(),
                    invoice.additionalStatus() == AdditionalStatus.PAID_OVER);
        });
    }

    private static boolean isMarkedSettled(InvoiceView invoice) {
        return invoice.status() == InvoiceStatus.SETTLED && invoice.additionalStatus() == AdditionalStatus.MARKED;
    }

    public int invoiceDecimals() {
        return invoiceCurrency.decimals().orElse(UNKNOWN_DECIMALS);
    }

    /** {@return what was paid, in what it was paid with} */
    public Money then() {
        return new Money(rounded(paid, method.decimals()), method.currency());
    }

    /** {@return what that was worth in the invoice's currency} */
    public Money worth() {
        return new Money(rounded(paid.multiply(rate), invoiceDecimals()), invoiceCurrency);
    }

    /** {@return what that comes to at today's price} */
    public Money now(BigDecimal rateNow) {
        return new Money(
                worth().amount().divide(rateNow, method.decimals(), RoundingMode.HALF_EVEN), method.currency());
    }

    /** {@return what was paid too much} */
    public Money excess() {
        return new Money(rounded(paid.subtract(asked), method.decimals()), method.currency());
    }

    static BigDecimal rounded(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
