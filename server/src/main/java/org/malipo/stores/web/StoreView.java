package org.malipo.stores.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Uploads;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings;
import org.malipo.stores.StoreSettings.MethodCriterion;
import org.malipo.stores.web.StoreData.CriterionData;
import org.malipo.stores.web.StoreData.ReceiptOptions;
import org.springframework.stereotype.Component;

/** Prints a store for the API. */
@Component
class StoreView {
    private final Uploads uploads;

    StoreView(Uploads uploads) {
        this.uploads = uploads;
    }

    StoreData of(Store store) {
        return of(List.of(store)).getFirst();
    }

    /** One query for the files of all of them. */
    List<StoreData> of(List<Store> stores) {
        var references = stores.stream()
                .map(store -> store.settings().branding())
                .flatMap(branding -> Stream.of(branding.logoUrl(), branding.cssUrl(), branding.paymentSoundUrl()))
                .filter(Objects::nonNull)
                .toList();
        var urls = uploads.urlsOf(references);
        return stores.stream().map(store -> of(store, urls)).toList();
    }

    private static StoreData of(Store store, Map<String, String> urls) {
        var settings = store.settings();
        var branding = settings.branding();
        var invoices = settings.invoices();
        var checkout = settings.checkout();
        var lightning = settings.lightning();
        return new StoreData(
                store.id().value(),
                store.name(),
                text(branding.website()),
                branding.supportUrl(),
                url(branding.logoUrl(), urls),
                url(branding.cssUrl(), urls),
                url(branding.paymentSoundUrl(), urls),
                branding.brandColor(),
                branding.applyBrandColorToBackend(),
                invoices.defaultCurrency().code(),
                settings.rates().tracked().stream().map(CurrencyCode::code).toList(),
                invoices.expiration().toSeconds(),
                invoices.refundExpiry().toDays(),
                checkout.displayTimer().toSeconds(),
                invoices.monitoring().toSeconds(),
                invoices.speedPolicy(),
                lightning.descriptionTemplate(),
                invoices.tolerance(),
                store.archived(),
                invoices.anyoneCanCreate(),
                receipt(settings.receipt()),
                lightning.amountInSatoshi(),
                lightning.privateRouteHints(),
                checkout.unifiedQr(),
                checkout.redirectAutomatically(),
                checkout.showRecommendedFee(),
                checkout.recommendedFeeTarget(),
                checkout.defaultLanguage(),
                branding.htmlTitle(),
                invoices.networkFeeMode(),
                invoices.payJoin(),
                checkout.autoDetectLanguage(),
                checkout.showPayInWalletButton(),
                checkout.showStoreHeader(),
                checkout.celebratePayment(),
                checkout.playSoundOnPayment(),
                invoices.lazyMethods(),
                invoices.defaultMethod(),
                criteria(invoices.methodCriteria()),
                store.network().id());
    }

    private static @Nullable String url(@Nullable String reference, Map<String, String> urls) {
        return reference == null ? null : urls.get(reference);
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    private static ReceiptOptions receipt(StoreSettings.Receipt receipt) {
        return new ReceiptOptions(receipt.enabled(), receipt.showQr(), receipt.showPayments());
    }

    private static List<CriterionData> criteria(List<MethodCriterion> criteria) {
        return criteria.stream()
                .map(criterion -> new CriterionData(
                        criterion.paymentMethodId(),
                        criterion.currency().code(),
                        criterion.amount(),
                        criterion.above()))
                .toList();
    }
}
