package org.malipo.payouts;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceView;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.FieldError;

/** Says what is wrong with a wish for a refund, under the names of the API's fields. */
final class RefundCheck {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private RefundCheck() {}

    /** {@return the ways to give the money back; the one that the payer was shown first where none is named} */
    static Set<PayoutMethod> methods(InvoiceView invoice, RefundWish wish) {
        var found = EnumSet.noneOf(PayoutMethod.class);
        var wrong = new ArrayList<FieldError>();
        for (var typed : named(invoice, wish)) {
            PayoutMethod.parse(typed)
                    .ifPresentOrElse(
                            found::add,
                            () -> wrong.add(new FieldError(
                                    wish.methodField(), "Invalid or unsupported payout method: " + typed)));
        }
        if (wish.methods() != null && !wrong.isEmpty()) {
            throw new FieldErrors.InvalidFields(wrong);
        }
        if (found.isEmpty()) {
            throw noMethod(wish);
        }
        return found;
    }

    private static List<@Nullable String> named(InvoiceView invoice, RefundWish wish) {
        List<@Nullable String> several = wish.methods();
        if (several != null && !several.isEmpty()) {
            return several;
        }
        var one = wish.method();
        if (one != null && !one.isBlank()) {
            return List.of(one);
        }
        return invoice.defaultPrompt().stream()
                .<@Nullable String>map(prompt -> prompt.method().value())
                .toList();
    }

    static FieldErrors.InvalidFields noMethod(RefundWish wish) {
        return FieldErrors.of(
                wish.methodField(),
                "Please select one of the payment methods which were available for the original invoice");
    }

    static RefundVariant variant(RefundWish wish) {
        var variant = wish.variant();
        if (variant == null) {
            throw FieldErrors.of("RefundVariant", "`refundVariant` is mandatory");
        }
        var errors = new FieldErrors();
        if (variant != RefundVariant.CUSTOM && wish.customAmount() != null) {
            errors.add("CustomAmount", "CustomAmount should only be set if the refundVariant is Custom");
        }
        if (variant != RefundVariant.CUSTOM && wish.customCurrency() != null) {
            errors.add("CustomCurrency", "CustomCurrency should only be set if the refundVariant is Custom");
        }
        var percent = requireNonNullElse(wish.subtractPercentage(), BigDecimal.ZERO);
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            errors.add("SubtractPercentage", "Percentage must be a numeric value between 0 and 100");
        }
        errors.throwIfAny();
        return variant;
    }
}
