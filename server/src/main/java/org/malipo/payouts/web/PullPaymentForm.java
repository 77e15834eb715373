package org.malipo.payouts.web;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.malipo.payouts.NewPullPayment;
import org.malipo.problem.Decimals;

/** A new pull payment as it stands in the fields of a form. */
public record PullPaymentForm(
        String name,
        String description,
        String amount,
        String currency,
        @Nullable Boolean autoApprove) {
    /** What a form leaves out is empty, or not ticked. The box is there only for those who may tick it. */
    public PullPaymentForm(
            @Nullable String name,
            @Nullable String description,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable Boolean autoApprove) {
        this.name = requireNonNullElse(name, "").strip();
        this.description = requireNonNullElse(description, "").strip();
        this.amount = requireNonNullElse(amount, "").strip();
        this.currency = requireNonNullElse(currency, "").strip();
        this.autoApprove = autoApprove;
    }

    public boolean approves() {
        return Boolean.TRUE.equals(autoApprove);
    }

    /** @param mayApprove whether whoever fills it in may have claims approved as they come */
    NewPullPayment toWish(boolean mayApprove) {
        return new NewPullPayment(
                name, description, amount(amount), currency, null, null, null, null, mayApprove && approves(), null);
    }

    /** {@return the number, or null for what is none} */
    static @Nullable BigDecimal amount(String typed) {
        return Decimals.read(typed).orElse(null);
    }
}
