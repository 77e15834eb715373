package org.malipo.stores.web;

import static java.util.Objects.requireNonNullElse;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Uploads;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings;
import org.malipo.stores.StoreSettings.Branding;
import org.malipo.stores.StoreSettings.CheckoutLook;
import org.malipo.stores.StoreSettings.InvoiceTerms;
import org.malipo.stores.StoreSettings.LightningTerms;
import org.malipo.stores.StoreSettings.MethodCriterion;
import org.malipo.stores.StoreSettings.RateChoice;
import org.malipo.stores.StoreSettings.Receipt;
import org.malipo.stores.web.StoreData.CriterionData;

/** Lays a request over a store: what the request leaves out stays as it is. The request has passed {@link StoreCheck}. */
record StoreChange(StoreData request, Uploads uploads) {
    Store applyTo(Store store) {
        return new Store(
                store.id(),
                requireNonNullElse(request.name(), store.name()).strip(),
                store.network(),
                applyTo(store.settings()),
                requireNonNullElse(request.archived(), store.archived()),
                store.createdAt());
    }

    StoreSettings applyTo(StoreSettings settings) {
        return new StoreSettings(
                branding(settings.branding()),
                invoices(settings.invoices()),
                checkout(settings.checkout()),
                lightning(settings.lightning()),
                rates(settings.rates()),
                receipt(settings.receipt()));
    }

    private Branding branding(Branding before) {
        return new Branding(
                request.website() == null ? before.website() : website(request.website()),
                or(request.supportUrl(), before.supportUrl()),
                or(request.brandColor(), before.brandColor()),
                requireNonNullElse(request.applyBrandColorToBackend(), before.applyBrandColorToBackend()),
                file(request.logoUrl(), before.logoUrl()),
                file(request.cssUrl(), before.cssUrl()),
                file(request.paymentSoundUrl(), before.paymentSoundUrl()),
                or(request.htmlTitle(), before.htmlTitle()));
    }

    private InvoiceTerms invoices(InvoiceTerms before) {
        return new InvoiceTerms(
                request.defaultCurrency() == null
                        ? before.defaultCurrency()
                        : new CurrencyCode(request.defaultCurrency()),
                seconds(request.invoiceExpiration(), before.expiration()),
                seconds(request.monitoringExpiration(), before.monitoring()),
                requireNonNullElse(request.paymentTolerance(), before.tolerance()),
                requireNonNullElse(request.speedPolicy(), before.speedPolicy()),
                requireNonNullElse(request.networkFeeMode(), before.networkFeeMode()),
                requireNonNullElse(request.anyoneCanCreateInvoice(), before.anyoneCanCreate()),
                requireNonNullElse(request.lazyPaymentMethods(), before.lazyMethods()),
                requireNonNullElse(request.payJoinEnabled(), before.payJoin()),
                request.defaultPaymentMethod() == null
                        ? before.defaultMethod()
                        : method(request.defaultPaymentMethod().strip().toUpperCase(Locale.ROOT)),
                request.paymentMethodCriteria() == null
                        ? before.methodCriteria()
                        : criteria(request.paymentMethodCriteria()),
                request.refundBOLT11Expiration() == null
                        ? before.refundExpiry()
                        : Duration.ofDays(request.refundBOLT11Expiration()));
    }

    /** Older clients name the coin alone. */
    private static @Nullable String method(String typed) {
        return typed.isEmpty() || typed.contains("-") ? emptyToNull(typed) : typed + "-CHAIN";
    }

    private CheckoutLook checkout(CheckoutLook before) {
        return new CheckoutLook(
                seconds(request.displayExpirationTimer(), before.displayTimer()),
                or(request.defaultLang(), before.defaultLanguage()),
                requireNonNullElse(request.autoDetectLanguage(), before.autoDetectLanguage()),
                requireNonNullElse(request.showPayInWalletButton(), before.showPayInWalletButton()),
                requireNonNullElse(request.showStoreHeader(), before.showStoreHeader()),
                requireNonNullElse(request.celebratePayment(), before.celebratePayment()),
                requireNonNullElse(request.playSoundOnPayment(), before.playSoundOnPayment()),
                requireNonNullElse(request.showRecommendedFee(), before.showRecommendedFee()),
                requireNonNullElse(request.recommendedFeeBlockTarget(), before.recommendedFeeTarget()),
                requireNonNullElse(request.redirectAutomatically(), before.redirectAutomatically()),
                requireNonNullElse(request.onChainWithLnInvoiceFallback(), before.unifiedQr()));
    }

    private LightningTerms lightning(LightningTerms before) {
        return new LightningTerms(
                requireNonNullElse(request.lightningDescriptionTemplate(), before.descriptionTemplate()),
                requireNonNullElse(request.lightningAmountInSatoshi(), before.amountInSatoshi()),
                requireNonNullElse(request.lightningPrivateRouteHints(), before.privateRouteHints()));
    }

    private RateChoice rates(RateChoice before) {
        return request.additionalTrackedRates() == null
                ? before
                : before.withTracked(currencies(request.additionalTrackedRates()));
    }

    private Receipt receipt(Receipt before) {
        var wanted = request.receipt();
        return wanted == null
                ? before
                : new Receipt(
                        requireNonNullElse(wanted.enabled(), before.enabled()),
                        requireNonNullElse(wanted.showQR(), before.showQr()),
                        requireNonNullElse(wanted.showPayments(), before.showPayments()));
    }

    private static List<MethodCriterion> criteria(List<CriterionData> criteria) {
        return criteria.stream().flatMap(data -> criterion(data).stream()).toList();
    }

    private static Optional<MethodCriterion> criterion(CriterionData data) {
        if (data.paymentMethodId() == null || data.currencyCode() == null || data.amount() == null) {
            return Optional.empty();
        }
        return Optional.of(new MethodCriterion(
                data.paymentMethodId().toUpperCase(Locale.ROOT),
                new CurrencyCode(data.currencyCode()),
                data.amount(),
                Boolean.TRUE.equals(data.above())));
    }

    /** Reduced to letters, as people type lists with all sorts of things between the codes. */
    private static List<CurrencyCode> currencies(List<String> codes) {
        return codes.stream()
                .map(code -> code.replaceAll("[^A-Za-z]", ""))
                .filter(code -> !code.isEmpty())
                .map(CurrencyCode::new)
                .distinct()
                .toList();
    }

    /** A program that sends back what it was told sends the address of an upload, which stays a reference. */
    private @Nullable String file(@Nullable String wanted, @Nullable String before) {
        return wanted != null && before != null && wanted.equals(uploads.urlOf(before)) ? before : or(wanted, before);
    }

    private static Duration seconds(@Nullable Long wanted, Duration before) {
        return wanted == null ? before : Duration.ofSeconds(wanted);
    }

    private static @Nullable URI website(String text) {
        return text.isBlank() ? null : URI.create(text.strip());
    }

    /** An empty text takes a value away; that is how the pages do it, since null means no change. */
    private static @Nullable String or(@Nullable String wanted, @Nullable String before) {
        return wanted == null ? before : emptyToNull(wanted);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
