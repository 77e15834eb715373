package org.malipo.stores.web;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;
import org.malipo.stores.web.StoreData.CriterionData;

/** Finds what is wrong with the fields of a request about a store. */
final class StoreCheck {
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_URL = 500;
    private static final long LONGEST_SECONDS = 34_560L * 60;
    private static final long LONGEST_DAYS = 3_650;
    private static final int MOST_BLOCKS = 1_008;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int LONGEST_CURRENCY = 10;
    private static final int MOST_TRACKED = 20;
    private static final int MOST_CRITERIA = 50;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_LANGUAGE = 20;
    private static final Set<String> WEB = Set.of("http", "https");
    /** What a browser carries out rather than opens. */
    private static final Set<String> ACTIVE = Set.of("javascript", "data", "vbscript", "file");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z0-9]{1,10}");
    /** A coin alone is paid with on its chain. */
    private static final Pattern DEFAULT_METHOD = Pattern.compile("[A-Za-z0-9]{2,10}(-[A-Za-z]{2,10})?");

    private static final Pattern PAYMENT_METHOD = Pattern.compile("[A-Za-z0-9]{2,10}-[A-Za-z]{2,10}");

    private final StoreData request;
    private final FieldErrors errors = new FieldErrors();

    private StoreCheck(StoreData request) {
        this.request = request;
    }

    /** @throws FieldErrors.InvalidFields if something is wrong, or a name is missing */
    static void ofNew(StoreData request) {
        var check = new StoreCheck(request);
        if (request.name() == null) {
            check.errors.add("Name", "Name is missing");
        }
        check.fields();
    }

    /** @throws FieldErrors.InvalidFields if something is wrong */
    static void ofChange(StoreData request) {
        new StoreCheck(request).fields();
    }

    private void fields() {
        name();
        urls();
        matches("BrandColor", request.brandColor(), COLOR, "Brand color is not a valid HEX Color (e.g. #F7931A)");
        matches("DefaultCurrency", emptyIsWrong(request.defaultCurrency()), CURRENCY, "Invalid currency");
        matches("DefaultPaymentMethod", request.defaultPaymentMethod(), DEFAULT_METHOD, "Invalid payment method");
        times();
        within("RecommendedFeeBlockTarget", request.recommendedFeeBlockTarget(), 1, MOST_BLOCKS, "blocks");
        tolerance();
        criteria(request.paymentMethodCriteria());
        tracked(request.additionalTrackedRates());
        atMost("LightningDescriptionTemplate", request.lightningDescriptionTemplate(), LONGEST_DESCRIPTION);
        atMost("HtmlTitle", request.htmlTitle(), LONGEST_TITLE);
        atMost("DefaultLang", request.defaultLang(), LONGEST_LANGUAGE);
        errors.throwIfAny();
    }

    private void atMost(String path, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            errors.add(path, path + " can have at most " + most + " characters");
        }
    }

    private void name() {
        var name = request.name();
        if (name == null) {
            return;
        }
        if (name.isBlank()) {
            errors.add("Name", "Name is missing");
        } else if (name.strip().length() > LONGEST_NAME) {
            errors.add("Name", "Name can only be between 1 and 50 characters");
        }
    }

    private void urls() {
        if (isNoWebPage(request.website())) {
            errors.add("Website", "Website is not a valid url");
        }
        file("LogoUrl", request.logoUrl(), "Logo is not a valid url");
        file("CssUrl", request.cssUrl(), "CSS is not a valid url");
        file("PaymentSoundUrl", request.paymentSoundUrl(), "Payment sound is not a valid url");
        var support = withoutPlaceholders(request.supportUrl());
        if (isWrongUrl(support) || ACTIVE.contains(scheme(support))) {
            errors.add("SupportUrl", "Support URL is not a valid URI");
        }
    }

    private void times() {
        within("InvoiceExpiration", request.invoiceExpiration(), 1, LONGEST_SECONDS, "seconds");
        within("MonitoringExpiration", request.monitoringExpiration(), 1, LONGEST_SECONDS, "seconds");
        within("DisplayExpirationTimer", request.displayExpirationTimer(), 1, LONGEST_SECONDS, "seconds");
        within("RefundBOLT11Expiration", request.refundBOLT11Expiration(), 0, LONGEST_DAYS, "days");
    }

    private void tolerance() {
        var tolerance = request.paymentTolerance();
        if (tolerance != null && (tolerance.signum() < 0 || tolerance.compareTo(HUNDRED) > 0)) {
            errors.add("PaymentTolerance", "PaymentTolerance can only be between 0 and 100 percent");
        }
    }

    private void criteria(@Nullable List<CriterionData> criteria) {
        if (criteria != null && criteria.size() > MOST_CRITERIA) {
            errors.add("PaymentMethodCriteria", "There can be at most " + MOST_CRITERIA + " criteria");
            return;
        }
        for (var at = 0; criteria != null && at < criteria.size(); at++) {
            var path = "PaymentMethodCriteria[" + at + "].";
            var criterion = requireNonNullElse(criteria.get(at), CriterionData.NOTHING);
            required(path + "PaymentMethodId", criterion.paymentMethodId(), PAYMENT_METHOD, "Invalid payment method");
            required(path + "CurrencyCode", criterion.currencyCode(), CURRENCY, "CurrencyCode is invalid");
            var amount = criterion.amount();
            if (amount == null || amount.signum() < 0) {
                errors.add(path + "Amount", "Amount must be greater than 0");
            }
        }
    }

    /** Whatever is no letter is left out later; what remains must be a code. */
    private void tracked(@Nullable List<String> codes) {
        if (codes != null && (codes.size() > MOST_TRACKED || codes.stream().anyMatch(StoreCheck::isNoCode))) {
            errors.add("AdditionalTrackedRates", "Invalid currency");
        }
    }

    private static boolean isNoCode(@Nullable String code) {
        return code == null || code.chars().filter(Character::isLetter).count() > LONGEST_CURRENCY;
    }

    private void required(String path, @Nullable String value, Pattern pattern, String message) {
        if (value == null || !pattern.matcher(value).matches()) {
            errors.add(path, message);
        }
    }

    private void matches(String path, @Nullable String value, Pattern pattern, String message) {
        if (value != null && !value.isEmpty() && !pattern.matcher(value.strip()).matches()) {
            errors.add(path, message);
        }
    }

    private void within(String path, @Nullable Number value, long least, long most, String unit) {
        if (value != null && (value.longValue() < least || value.longValue() > most)) {
            errors.add(path, "%s can only be between %d and %d %s".formatted(path, least, most, unit));
        }
    }

    private void file(String path, @Nullable String value, String message) {
        var wrong =
                value != null && (value.length() > LONGEST_URL || (!value.startsWith("fileid:") && isNoWebPage(value)));
        if (wrong) {
            errors.add(path, message);
        }
    }

    private static boolean isNoWebPage(@Nullable String text) {
        return isWrongUrl(text) || !(text == null || text.isBlank() || WEB.contains(scheme(text)));
    }

    /** {@return the scheme in lower case; empty if there is none} */
    private static String scheme(@Nullable String text) {
        var colon = text == null ? -1 : text.indexOf(':');
        return text == null || colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isWrongUrl(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return false;
        }
        try {
            return text.length() > LONGEST_URL || !new URI(text.strip()).isAbsolute();
        } catch (URISyntaxException malformed) {
            return true;
        }
    }

    private static @Nullable String withoutPlaceholders(@Nullable String text) {
        return text == null ? null : text.replace("{OrderId}", "x").replace("{InvoiceId}", "x");
    }

    private static @Nullable String emptyIsWrong(@Nullable String text) {
        return text != null && text.isBlank() ? "?" : text;
    }
}
