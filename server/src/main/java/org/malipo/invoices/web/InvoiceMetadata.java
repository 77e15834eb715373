package org.malipo.invoices.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of an invoice's metadata that mean something, for the description of the API. Any others may stand beside
 * them, and all come back as they were sent.
 *
 * @param orderId of the shop; lists can be filtered by it
 * @param taxIncluded in the invoice's currency; limited to its amount
 * @param posData shown to the merchant as a tree
 * @param receiptData shown on the receipt
 */
@Schema(name = "InvoiceMetadata", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
record InvoiceMetadata(
        @Nullable String orderId,
        @Nullable String orderUrl,
        @Nullable String paymentRequestId,
        @Nullable String buyerName,
        @Nullable String buyerEmail,
        @Nullable String buyerCountry,
        @Nullable String buyerZip,
        @Nullable String buyerState,
        @Nullable String buyerCity,
        @Nullable String buyerAddress1,
        @Nullable String buyerAddress2,
        @Nullable String buyerPhone,
        @Nullable String itemDesc,
        @Nullable String itemCode,
        @Nullable String physical,
        @Schema(type = "number") @Nullable Number taxIncluded,
        @Nullable Map<String, Object> posData,
        @Nullable Map<String, Object> receiptData) {}
