package org.malipo.client;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A merchant's request to be paid.
 *
 * @param amount what is asked, in {@code currency}; for an invoice of any amount 0 until it is paid
 * @param paidAmount what arrived, in {@code currency}
 * @param paymentMethods empty unless they were asked for
 */
public record Invoice(
        String id,
        String storeId,
        BigDecimal amount,
        @Nullable BigDecimal paidAmount,
        String currency,
        String type,
        URI checkoutLink,
        Instant createdTime,
        Instant expirationTime,
        Instant monitoringExpiration,
        InvoiceStatus status,
        AdditionalStatus additionalStatus,
        List<InvoiceStatus> availableStatusesForManualMarking,
        boolean archived,
        JsonNode metadata,
        Checkout checkout,
        List<InvoicePaymentMethod> paymentMethods) {}
