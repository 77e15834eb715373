package org.malipo.payouts.web;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.malipo.payouts.RefundVariant;
import org.malipo.payouts.RefundWish;

/** A refund as it stands in the fields of a form. */
public record RefundForm(String variant, String amount, String currency, String percentage) {
    /** What a form leaves out is empty. */
    public RefundForm(
            @Nullable String variant, @Nullable String amount, @Nullable String currency, @Nullable String percentage) {
        this.variant = requireNonNullElse(variant, "").strip();
        this.amount = requireNonNullElse(amount, "").strip();
        this.currency = requireNonNullElse(currency, "").strip();
        this.percentage = requireNonNullElse(percentage, "").strip();
    }

    RefundWish toWish() {
        var chosen = Arrays.stream(RefundVariant.values())
                .filter(known -> known.name().equals(variant))
                .findFirst()
                .orElse(null);
        boolean custom = chosen == RefundVariant.CUSTOM;
        return new RefundWish(
                null,
                null,
                null,
                null,
                chosen,
                percentage.isEmpty() ? null : percent(percentage),
                custom ? PullPaymentForm.amount(amount) : null,
                custom ? currency : null);
    }

    /** What is no number is as wrong as a number that is no percentage. */
    private static BigDecimal percent(String typed) {
        return requireNonNullElse(PullPaymentForm.amount(typed), BigDecimal.TEN.negate());
    }
}
