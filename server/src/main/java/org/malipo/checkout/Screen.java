package org.malipo.checkout;

import java.util.Locale;
import org.malipo.invoices.AdditionalStatus;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PaymentStatus;

/** What the payer is shown. Each screen has one sentence and one thing to do. */
public enum Screen {
    WAITING("new", "clock"),
    /** Nothing that can be paid to could be prepared. */
    UNREADY("wait", "alert-triangle"),
    /** Something arrived, but not all of it. */
    PARTIAL("wait", "hourglass"),
    /** What had arrived was taken back or replaced, and nothing else is there. */
    REPLACED("wait", "replace"),
    /** Everything arrived, without a confirmation yet. */
    SEEN("good", "eye"),
    CONFIRMING("good", "hourglass"),
    PAID("good", "circle-check"),
    OVERPAID("good", "circle-check"),
    /** Paid in full, but after it had expired. */
    LATE("wait", "clock"),
    EXPIRED("bad", "circle-x"),
    /** Expired with a part of the money in it. */
    EXPIRED_PARTIAL("wait", "alert-triangle"),
    /** What was paid did not hold. */
    INVALID("bad", "circle-x"),
    /** The merchant wants no money for it any more. */
    CANCELLED("bad", "circle-x");

    private final String kind;
    private final String icon;

    Screen(String kind, String icon) {
        this.kind = kind;
        this.icon = icon;
    }

    static Screen of(InvoiceView invoice) {
        return switch (invoice.status()) {
            case NEW -> ofOpen(invoice);
            case PROCESSING -> Confirmations.of(invoice).received() > 0 ? CONFIRMING : SEEN;
            case SETTLED -> ofSettled(invoice.additionalStatus());
            case EXPIRED -> ofExpired(invoice.additionalStatus());
            case INVALID -> invoice.additionalStatus() == AdditionalStatus.MARKED ? CANCELLED : INVALID;
        };
    }

    private static Screen ofOpen(InvoiceView invoice) {
        if (!invoice.payments().isEmpty()) {
            return PARTIAL;
        }
        boolean takenBack = invoice.prompts().stream()
                .flatMap(prompt -> prompt.payments().stream())
                .anyMatch(payment -> payment.status() == PaymentStatus.INVALID);
        return takenBack ? REPLACED : WAITING;
    }

    private static Screen ofSettled(AdditionalStatus additional) {
        return switch (additional) {
            case PAID_OVER -> OVERPAID;
            case PAID_LATE -> LATE;
            case NONE, PAID_PARTIAL, MARKED -> PAID;
        };
    }

    private static Screen ofExpired(AdditionalStatus additional) {
        return switch (additional) {
            case PAID_LATE -> LATE;
            case PAID_PARTIAL -> EXPIRED_PARTIAL;
            case NONE, PAID_OVER, MARKED -> EXPIRED;
        };
    }

    /** {@return whether the payer is still asked for money} */
    public boolean asks() {
        return this == WAITING || this == PARTIAL || this == REPLACED;
    }

    /** {@return whether all the money is there and the network is confirming it} */
    boolean isUnderWay() {
        return this == SEEN || this == CONFIRMING;
    }

    /** {@return whether the payer is done and all is well} */
    public boolean isPaid() {
        return this == PAID || this == OVERPAID;
    }

    /** {@return whether the payer has to speak to the merchant} */
    boolean needsTalk() {
        return switch (this) {
            case OVERPAID, LATE, EXPIRED_PARTIAL, INVALID, CANCELLED -> true;
            case WAITING, UNREADY, PARTIAL, REPLACED, SEEN, CONFIRMING, PAID, EXPIRED -> false;
        };
    }

    /** {@return whether nothing more happens on this page for such an invoice} */
    static boolean isLast(InvoiceStatus status) {
        return status == InvoiceStatus.SETTLED || status == InvoiceStatus.INVALID;
    }

    /** {@return how it is coloured} */
    public String kind() {
        return kind;
    }

    public String icon() {
        return icon;
    }

    /** {@return the beginning of the keys of its messages} */
    public String key() {
        return "checkout." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
