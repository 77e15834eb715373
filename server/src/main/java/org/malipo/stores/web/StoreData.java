package org.malipo.stores.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AccessMode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.PlainNumber;
import org.malipo.stores.NetworkFeeMode;
import org.malipo.stores.SpeedPolicy;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A store as the API shows and takes it. What is null in a request is left as it is. Times are in seconds, but for
 * {@code refundBOLT11Expiration}, which is in days.
 */
@Schema(name = "StoreData")
record StoreData(
        @Schema(accessMode = AccessMode.READ_ONLY) @Nullable String id,
        @Nullable String name,
        @Nullable String website,
        @Nullable String supportUrl,
        @Nullable String logoUrl,
        @Nullable String cssUrl,
        @Nullable String paymentSoundUrl,
        @Nullable String brandColor,
        @Nullable Boolean applyBrandColorToBackend,
        @Nullable String defaultCurrency,
        @Nullable List<String> additionalTrackedRates,
        @Nullable Long invoiceExpiration,
        @Nullable Long refundBOLT11Expiration,
        @Nullable Long displayExpirationTimer,
        @Nullable Long monitoringExpiration,
        @Nullable SpeedPolicy speedPolicy,
        @Nullable String lightningDescriptionTemplate,

        @JsonSerialize(using = PlainNumber.class) @Schema(implementation = Double.class) @Nullable
        BigDecimal paymentTolerance,

        @Nullable Boolean archived,
        @Nullable Boolean anyoneCanCreateInvoice,
        @Nullable ReceiptOptions receipt,
        @Nullable Boolean lightningAmountInSatoshi,
        @Nullable Boolean lightningPrivateRouteHints,
        @Nullable Boolean onChainWithLnInvoiceFallback,
        @Nullable Boolean redirectAutomatically,
        @Nullable Boolean showRecommendedFee,
        @Nullable Integer recommendedFeeBlockTarget,
        @Nullable String defaultLang,
        @Nullable String htmlTitle,
        @Nullable NetworkFeeMode networkFeeMode,
        @Nullable Boolean payJoinEnabled,
        @Nullable Boolean autoDetectLanguage,
        @Nullable Boolean showPayInWalletButton,
        @Nullable Boolean showStoreHeader,
        @Nullable Boolean celebratePayment,
        @Nullable Boolean playSoundOnPayment,
        @Nullable Boolean lazyPaymentMethods,
        @Nullable String defaultPaymentMethod,
        @Nullable List<CriterionData> paymentMethodCriteria,

        @Schema(accessMode = AccessMode.READ_ONLY, description = "Where this store's money moves; never changes")
        @Nullable
        String network) {
    /** What the public receipt shows. */
    @Schema(name = "ReceiptOptions")
    record ReceiptOptions(
            @Nullable Boolean enabled,
            @Nullable Boolean showQR,
            @Nullable Boolean showPayments) {}

    /** When a payment method is offered. */
    @Schema(name = "PaymentMethodCriteriaData")
    record CriterionData(
            @Nullable String paymentMethodId,
            @Nullable String currencyCode,
            @Schema(type = "string") @Nullable BigDecimal amount,
            @Nullable Boolean above) {
        /** Stands for a null in a list. */
        static final CriterionData NOTHING = new CriterionData(null, null, null, null);
    }
}
