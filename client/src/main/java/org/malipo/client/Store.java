package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A store with its settings.
 *
 * @param network where its money moves, for example {@code mainnet}; never changes
 * @param invoiceExpiration seconds
 * @param monitoringExpiration seconds
 * @param displayExpirationTimer seconds
 * @param refundBOLT11Expiration days
 * @param paymentTolerance percent
 * @param more what servers to come say beside this
 */
public record Store(
        String id,
        String name,
        @Nullable String network,
        boolean archived,
        @Nullable String website,
        @Nullable String supportUrl,
        @Nullable String logoUrl,
        @Nullable String cssUrl,
        @Nullable String paymentSoundUrl,
        @Nullable String brandColor,
        boolean applyBrandColorToBackend,
        String defaultCurrency,
        List<String> additionalTrackedRates,
        long invoiceExpiration,
        long monitoringExpiration,
        long displayExpirationTimer,
        long refundBOLT11Expiration,
        SpeedPolicy speedPolicy,
        @Nullable NetworkFeeMode networkFeeMode,
        BigDecimal paymentTolerance,
        boolean anyoneCanCreateInvoice,
        @Nullable Receipt receipt,
        boolean redirectAutomatically,
        boolean showRecommendedFee,
        int recommendedFeeBlockTarget,
        @Nullable String defaultLang,
        boolean autoDetectLanguage,
        @Nullable String htmlTitle,
        boolean payJoinEnabled,
        boolean showPayInWalletButton,
        boolean showStoreHeader,
        boolean celebratePayment,
        boolean playSoundOnPayment,
        boolean lazyPaymentMethods,
        @Nullable String defaultPaymentMethod,
        List<PaymentMethodCriterion> paymentMethodCriteria,
        @Nullable String lightningDescriptionTemplate,
        boolean lightningAmountInSatoshi,
        boolean lightningPrivateRouteHints,
        boolean onChainWithLnInvoiceFallback,
        @JsonAnySetter Map<String, JsonNode> more) {

    /**
     * When a payment method is offered.
     *
     * @param above whether from this amount on, or up to it
     */
    public record PaymentMethodCriterion(
            @Nullable String paymentMethodId,
            @Nullable String currencyCode,
            @Nullable BigDecimal amount,
            boolean above) {}
}
