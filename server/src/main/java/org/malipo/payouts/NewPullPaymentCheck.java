package org.malipo.payouts;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Money;
import org.malipo.problem.FieldErrors;
import org.malipo.stores.Store;

/** Makes a pull payment of a wish, or says all that is wrong with it. */
final class NewPullPaymentCheck {
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_DESCRIPTION = 100_000;
    private static final BigDecimal MOST = new BigDecimal("1e15");
    private static final int MOST_DECIMALS = 18;
    private static final long MOST_DAYS = 36_500;

    private final FieldErrors errors = new FieldErrors();
    private final NewPullPayment wish;

    private NewPullPaymentCheck(NewPullPayment wish) {
        this.wish = wish;
    }

    /** @throws FieldErrors.InvalidFields with the fields as the API knows them */
    static PullPayment checked(NewPullPayment wish, Store store, Instant now) {
        return new NewPullPaymentCheck(wish).checked(store, now);
    }

    private PullPayment checked(Store store, Instant now) {
        var starts = requireNonNullElse(wish.startsAt(), now.minusSeconds(1));
        checkTexts();
        checkTimes();
        var money = new Money(amount(), currency());
        var methods = methods();
        errors.throwIfAny();
        return new PullPayment(
                PullPaymentId.random(),
                store.id(),
                requireNonNullElse(wish.name(), "").strip(),
                clean(requireNonNullElse(wish.description(), "")),
                money,
                BigDecimal.ZERO,
                requireNonNullElse(
                        wish.bolt11Expiry(), store.settings().invoices().refundExpiry()),
                starts,
                wish.expiresAt(),
                methods,
                wish.autoApprove(),
                false,
                wish.refundOf());
    }

    private void checkTexts() {
        if (requireNonNullElse(wish.name(), "").strip().length() > LONGEST_NAME) {
            errors.add("Name", "The name should be maximum 50 characters.");
        }
        if (requireNonNullElse(wish.description(), "").length() > LONGEST_DESCRIPTION) {
            errors.add("Description", "The description is too long");
        }
    }

    private void checkTimes() {
        var expiry = wish.bolt11Expiry();
        if (expiry != null && (expiry.isNegative() || expiry.compareTo(Duration.ofDays(MOST_DAYS)) > 0)) {
            errors.add("BOLT11Expiration", "The BOLT11 expiration should be positive");
        }
        if (isBefore(wish.expiresAt(), wish.startsAt())) {
            errors.add("ExpiresAt", "The end should not be before the start");
        }
    }

    private static boolean isBefore(@Nullable Instant end, @Nullable Instant start) {
        return end != null && start != null && end.isBefore(start);
    }

    private BigDecimal amount() {
        var amount = wish.amount();
        if (amount == null || amount.signum() <= 0) {
            errors.add("Amount", "The amount should more than 0.");
        } else if (amount.compareTo(MOST) > 0 || amount.stripTrailingZeros().scale() > MOST_DECIMALS) {
            errors.add("Amount", "The amount has too many digits");
        }
        return requireNonNullElse(amount, BigDecimal.ZERO);
    }

    private CurrencyCode currency() {
        var currency = new CurrencyCode(requireNonNullElse(wish.currency(), ""));
        if (currency.code().isEmpty()) {
            errors.add("Currency", "This field is required");
        } else if (currency.decimals().isEmpty()) {
            errors.add("Currency", "Invalid currency");
        }
        return currency;
    }

    private Set<PayoutMethod> methods() {
        List<@Nullable String> typed = wish.methods();
        if (typed == null) {
            return Set.of();
        }
        if (typed.isEmpty()) {
            errors.add("PayoutMethods", "At least one payout method is required");
        }
        var methods = EnumSet.noneOf(PayoutMethod.class);
        for (int at = 0; at < typed.size(); at++) {
            var method = PayoutMethod.parse(typed.get(at));
            method.ifPresent(methods::add);
            if (method.isEmpty()) {
                errors.add("PayoutMethods[" + at + "]", "Invalid or unsupported payment method");
            }
        }
        return methods;
    }

    /** Text with links and emphasis is left; whatever could act on a page, or load something, is not. */
    private static String clean(String html) {
        var plain = new Document.OutputSettings().prettyPrint(false);
        return Jsoup.clean(html, "", Safelist.basic(), plain).strip();
    }
}
