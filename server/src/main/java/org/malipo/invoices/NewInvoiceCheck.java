package org.malipo.invoices;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.money.CurrencyCode;
import org.malipo.problem.FieldErrors;

/** Finds what is wrong with a wish for an invoice, before anything is done about it. */
final class NewInvoiceCheck {
    /** The largest unsigned number of 64 bits. */
    private static final BigDecimal MOST = new BigDecimal("18446744073709551615");

    private static final int MOST_DIGITS = 60;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final Set<PaymentMethodId> KNOWN =
            Set.of(PaymentMethodId.BTC_CHAIN, new PaymentMethodId("BTC-LN"), new PaymentMethodId("BTC-LNURL"));

    private static final int MOST_TERMS = 100;

    /** As much of a word as the index holds. */
    private static final int LONGEST_TERM = 512;

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{0,20}");

    private final FieldErrors errors = new FieldErrors();

    private NewInvoiceCheck() {}

    /** @throws FieldErrors.InvalidFields if something is wrong */
    static void check(NewInvoice request) {
        var check = new NewInvoiceCheck();
        check.amount(request.amount());
        check.currency(request.currency());
        check.methods(request.checkout().methods());
        check.times(request.checkout().expiration(), request.checkout().monitoring());
        check.tolerance(request.checkout().tolerance());
        check.language(request.checkout().defaultLanguage());
        check.terms(request.searchTerms());
        check.errors.throwIfAny();
    }

    private void amount(@Nullable BigDecimal amount) {
        if (amount == null) {
            return;
        }
        if (amount.signum() < 0) {
            errors.add("Amount", "The amount should be 0 or more.");
        } else if (amount.precision() > MOST_DIGITS || amount.scale() > MOST_DIGITS || amount.compareTo(MOST) > 0) {
            errors.add("Amount", "The amount is too large, or has too many digits.");
        }
    }

    /** Any code may be tried; but it has to be one. */
    private void currency(@Nullable CurrencyCode currency) {
        if (currency != null && !CODE.matcher(currency.code()).matches()) {
            errors.add("Currency", "Invalid currency");
        }
    }

    private void methods(@Nullable List<String> methods) {
        for (int at = 0; methods != null && at < methods.size(); at++) {
            var method = methods.get(at);
            if (method == null || !KNOWN.contains(PaymentMethodId.parse(method))) {
                errors.add("Checkout.PaymentMethods[" + at + "]", "Invalid PaymentMethodId");
            }
        }
    }

    private void times(@Nullable Duration expiration, @Nullable Duration monitoring) {
        if (expiration != null && expiration.compareTo(SHORTEST) < 0) {
            errors.add("Checkout.Expiration", "Expiration time must be at least 30 seconds");
        }
        if (expiration != null && expiration.compareTo(LONGEST) > 0) {
            errors.add("Checkout.Expiration", "Expiration time must be at most 10 years");
        }
        if (monitoring != null && (monitoring.isNegative() || monitoring.compareTo(LONGEST) > 0)) {
            errors.add("Checkout.Monitoring", "Monitoring time must be between 0 and 10 years");
        }
    }

    private void tolerance(@Nullable BigDecimal tolerance) {
        if (tolerance != null && (tolerance.signum() < 0 || tolerance.compareTo(HUNDRED) > 0)) {
            errors.add("Checkout.PaymentTolerance", "PaymentTolerance can only be between 0 and 100 percent");
        }
    }

    private void language(@Nullable String language) {
        if (language != null && !language.isBlank() && Languages.find(language).isEmpty()) {
            errors.add("Checkout.DefaultLanguage", "The requested defaultLang does not exists");
        }
    }

    private void terms(List<String> terms) {
        if (terms.size() > MOST_TERMS) {
            errors.add("AdditionalSearchTerms", "There can be " + MOST_TERMS + " search terms at most");
            return;
        }
        for (int at = 0; at < terms.size(); at++) {
            if (terms.get(at).length() > LONGEST_TERM) {
                errors.add(
                        "AdditionalSearchTerms[" + at + "]",
                        "A search term can have " + LONGEST_TERM + " characters at most");
            }
        }
    }
}
