package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A merchant's request to be paid.
 *
 * @param amount what is asked, in {@code currency}; for an invoice of any amount 0 until it is paid
 * @param paidAmount what arrived, in {@code currency}
 * @param checkoutLink the page that the payer opens
 * @param metadata what the merchant keeps with it, an object
 * @param paymentMethods empty unless they were asked for
 * @param trackedRates what one bitcoin cost when it was made, in the further currencies that the store writes down, as {@code BTC_EUR}
 * @param more what servers to come say beside this
 */
public record Invoice(
        String id,
        String storeId,
        BigDecimal amount,
        @Nullable BigDecimal paidAmount,
        String currency,
        InvoiceType type,
        URI checkoutLink,
        Instant createdTime,
        Instant expirationTime,
        Instant monitoringExpiration,
        InvoiceStatus status,
        AdditionalStatus additionalStatus,
        List<InvoiceStatus> availableStatusesForManualMarking,
        boolean archived,
        JsonNode metadata,
        InvoiceCheckout checkout,
        @Nullable Receipt receipt,
        List<InvoicePaymentMethod> paymentMethods,
        @Nullable Map<String, BigDecimal> trackedRates,
        @JsonAnySetter Map<String, JsonNode> more) {

    /** {@return the merchant's own number for it, if there is one} */
    public @Nullable String orderId() {
        return metadata.path("orderId").asString(null);
    }
}
