package org.malipo.checkout;

import java.util.Comparator;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PaymentView;

/** How far the slowest payment of an invoice is confirmed. */
public record Confirmations(int received, int required) {
    private static final Confirmations NONE = new Confirmations(0, 0);

    static Confirmations of(InvoiceView invoice) {
        return invoice.payments().stream()
                .min(Comparator.comparingInt(PaymentView::confirmations))
                .map(payment -> new Confirmations(
                        Math.min(payment.confirmations(), payment.confirmationsRequired()),
                        payment.confirmationsRequired()))
                .orElse(NONE);
    }

    /** {@return about how long the missing ones take} A block comes every ten minutes or so. */
    public int minutesLeft() {
        return Math.max(0, required - received) * 10;
    }
}
