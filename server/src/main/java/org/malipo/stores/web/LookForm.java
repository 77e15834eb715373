package org.malipo.stores.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.stores.StoreSettings;

/**
 * What payers see, as it stands in the fields of a form: as text, so that whatever was typed can be shown again. Names are
 * those that {@link StoreCheck} complains about.
 *
 * @param displayMinutes the countdown appears once less than this is left
 * @param feeBlocks the fee shown is the one that confirms within so many blocks
 */
public record LookForm(
        String supportUrl,
        String htmlTitle,
        String brandColor,
        boolean applyBrandColorToBackend,
        String defaultLang,
        String defaultPaymentMethod,
        String displayMinutes,
        String feeBlocks,
        boolean autoDetectLanguage,
        boolean showPayInWalletButton,
        boolean showStoreHeader,
        boolean celebratePayment,
        boolean playSoundOnPayment,
        boolean showRecommendedFee,
        boolean redirectAutomatically,
        boolean onChainWithLnInvoiceFallback,
        boolean lazyPaymentMethods,
        boolean anyoneCanCreateInvoice) {
    /** What a form leaves out is empty text, or not ticked. */
    static LookForm typed(Map<String, String> fields) {
        return new LookForm(
                text(fields.get("supportUrl")),
                text(fields.get("htmlTitle")),
                text(fields.get("brandColor")),
                fields.containsKey("applyBrandColorToBackend"),
                text(fields.get("defaultLang")),
                text(fields.get("defaultPaymentMethod")),
                text(fields.get("displayMinutes")),
                text(fields.get("feeBlocks")),
                fields.containsKey("autoDetectLanguage"),
                fields.containsKey("showPayInWalletButton"),
                fields.containsKey("showStoreHeader"),
                fields.containsKey("celebratePayment"),
                fields.containsKey("playSoundOnPayment"),
                fields.containsKey("showRecommendedFee"),
                fields.containsKey("redirectAutomatically"),
                fields.containsKey("onChainWithLnInvoiceFallback"),
                fields.containsKey("lazyPaymentMethods"),
                fields.containsKey("anyoneCanCreateInvoice"));
    }

    static LookForm of(StoreSettings settings) {
        var branding = settings.branding();
        var look = settings.checkout();
        var invoices = settings.invoices();
        return new LookForm(
                text(branding.supportUrl()),
                text(branding.htmlTitle()),
                text(branding.brandColor()),
                branding.applyBrandColorToBackend(),
                text(look.defaultLanguage()),
                text(invoices.defaultMethod()),
                String.valueOf(look.displayTimer().toMinutes()),
                String.valueOf(look.recommendedFeeTarget()),
                look.autoDetectLanguage(),
                look.showPayInWalletButton(),
                look.showStoreHeader(),
                look.celebratePayment(),
                look.playSoundOnPayment(),
                look.showRecommendedFee(),
                look.redirectAutomatically(),
                look.unifiedQr(),
                invoices.lazyMethods(),
                invoices.anyoneCanCreate());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
