package org.malipo.checkout;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The state of a pay page for scripts, with the member names that existing ones read. Amounts are strings. */
record StatusData(
        String invoiceId,
        @Nullable String orderId,
        @Nullable String itemDesc,
        @Nullable String customerEmail,
        String storeId,
        String storeName,
        @Nullable String storeSupportUrl,
        Map<String, @Nullable String> storeBranding,
        String htmlTitle,
        @Nullable String brandColor,
        String cryptoImage,
        String checkoutText,
        String defaultLang,
        String rootPath,
        String paymentMethodId,
        String paymentMethodName,
        String paymentMethodCurrency,
        List<Method> availablePaymentMethods,
        boolean activated,
        @Nullable String address,
        @Nullable String peerInfo,
        String checkoutBodyComponentName,
        boolean onChainWithLnInvoiceFallback,
        @Nullable String invoiceBitcoinUrl,
        @Nullable String invoiceBitcoinUrlQR,
        String merchantRefLink,
        @Nullable String receiptLink,
        boolean redirectAutomatically,
        String due,
        String paid,
        String orderAmount,
        @Nullable String orderAmountFiat,
        String rate,
        JsonNode networkFee,
        @Nullable BigDecimal feeRate,
        @Nullable TaxIncluded taxIncluded,
        int txCount,
        int txCountForFee,
        String invoiceCurrency,
        boolean isUnsetTopUp,
        String status,
        int receivedConfirmations,
        int requiredConfirmations,
        long expirationSeconds,
        long maxTimeSeconds,
        long maxTimeMinutes,
        String timeLeft,
        long displayExpirationTimer,
        boolean isModal,
        boolean celebratePayment,
        boolean showPayInWalletButton,
        boolean showStoreHeader,
        boolean showRecommendedFee,
        @Nullable String paymentSoundUrl,
        @Nullable String nfcReadSoundUrl,
        @Nullable String errorSoundUrl) {
    /** One way to pay. */
    record Method(String paymentMethodId, String paymentMethodName, boolean displayed, int order) {}

    /** The tax in the amount. */
    record TaxIncluded(String value, String formatted) {}
}
