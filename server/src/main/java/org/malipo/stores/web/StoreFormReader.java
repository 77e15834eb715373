package org.malipo.stores.web;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.money.CurrencyCode;
import org.malipo.problem.FormErrors;
import org.malipo.stores.NetworkFeeMode;
import org.malipo.stores.PriceSources.PriceSource;
import org.malipo.stores.SpeedPolicy;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings;
import org.malipo.stores.StoreSettings.Branding;
import org.malipo.stores.StoreSettings.InvoiceTerms;
import org.malipo.stores.StoreSettings.PriceRule;
import org.malipo.stores.StoreSettings.RateChoice;
import org.malipo.stores.StoreSettings.Receipt;

/** Reads the settings out of a form, and finds what is wrong with it. Each form is read once. */
final class StoreFormReader {
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_URL = 500;
    private static final long LONGEST_MINUTES = 34_560;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z0-9]{1,10}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,3}(?:[.,][0-9]{1,8})?");
    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,6}");

    private final StoreForm form;
    private final List<PriceSource> sources;
    private FormErrors errors = FormErrors.NONE;

    StoreFormReader(StoreForm form, List<PriceSource> sources) {
        this.form = form;
        this.sources = sources;
    }

    FormErrors errors() {
        return errors;
    }

    /** {@return the name; its own default says nothing if it is wrong} */
    String name() {
        check("name", !form.name().isEmpty() && form.name().length() <= LONGEST_NAME);
        return form.name();
    }

    /** {@return a store with what the form says; worth nothing if there are {@link #errors}} */
    Store applyTo(Store before) {
        return new Store(
                before.id(),
                name(),
                before.network(),
                settings(before.settings()),
                before.archived(),
                before.createdAt());
    }

    /** {@return the settings of a new store, whose form asks for a source of prices as well} */
    StoreSettings newSettings(StoreSettings before) {
        return settings(before).with(rates(before.rates()));
    }

    private StoreSettings settings(StoreSettings before) {
        return new StoreSettings(
                branding(before.branding()),
                invoices(before.invoices()),
                before.checkout(),
                before.lightning(),
                before.rates(),
                new Receipt(form.receipt(), form.receiptQr(), form.receiptPayments()));
    }

    private Branding branding(Branding before) {
        return new Branding(
                website(),
                before.supportUrl(),
                before.brandColor(),
                before.applyBrandColorToBackend(),
                before.logoUrl(),
                before.cssUrl(),
                before.paymentSoundUrl(),
                before.htmlTitle());
    }

    private InvoiceTerms invoices(InvoiceTerms before) {
        return new InvoiceTerms(
                currency(),
                minutes("expirationMinutes", form.expirationMinutes(), 1, before.expiration()),
                minutes("monitoringMinutes", form.monitoringMinutes(), 10, before.monitoring()),
                percent("tolerance", form.tolerance()),
                constant("speedPolicy", form.speedPolicy(), SpeedPolicy.values(), before.speedPolicy()),
                constant("networkFeeMode", form.networkFeeMode(), NetworkFeeMode.values(), before.networkFeeMode()),
                before.anyoneCanCreate(),
                before.lazyMethods(),
                before.payJoin(),
                before.defaultMethod(),
                before.methodCriteria(),
                before.refundExpiry());
    }

    private RateChoice rates(RateChoice before) {
        var chosen = form.rateSource();
        check(
                "rateSource",
                chosen.isEmpty()
                        || chosen.equals(before.preferredSource())
                        || sources.stream().anyMatch(source -> source.id().equals(chosen)));
        var rule = chosen.isEmpty() ? before.first() : new PriceRule(chosen, null);
        return before.with(rule, before.spread());
    }

    private CurrencyCode currency() {
        check("defaultCurrency", CURRENCY.matcher(form.defaultCurrency()).matches());
        return new CurrencyCode(form.defaultCurrency());
    }

    private @Nullable URI website() {
        if (form.website().isEmpty()) {
            return null;
        }
        var website = uri(form.website()).filter(StoreFormReader::isWebPage);
        check("website", website.isPresent());
        return website.orElse(null);
    }

    private static Optional<URI> uri(String text) {
        try {
            return text.length() > LONGEST_URL ? Optional.empty() : Optional.of(new URI(text));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isWebPage(URI uri) {
        return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    }

    private Duration minutes(String field, String text, long least, Duration before) {
        var minutes = MINUTES.matcher(text).matches() ? Long.parseLong(text) : 0;
        check(field, minutes >= least && minutes <= LONGEST_MINUTES);
        // A setting of some seconds more than is shown stays what it is.
        return minutes == before.toMinutes() ? before : Duration.ofMinutes(minutes);
    }

    private BigDecimal percent(String field, String text) {
        var percent = DECIMAL.matcher(text).matches() ? new BigDecimal(text.replace(',', '.')) : HUNDRED.negate();
        check(field, percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0);
        return percent;
    }

    private <T extends Enum<T>> T constant(String field, String text, T[] constants, T before) {
        var chosen = Arrays.stream(constants)
                .filter(constant -> constant.name().equals(text))
                .findFirst();
        check(field, chosen.isPresent());
        return chosen.orElse(before);
    }

    private void check(String field, boolean isRight) {
        if (!isRight) {
            errors = errors.and(field, "stores.wrong." + field);
        }
    }
}
