package org.malipo.invoices;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.money.CurrencyCode;

/**
 * An invoice that a search found.
 *
 * @param price null where the payer chose the amount
 */
public record FoundInvoice(
        InvoiceId id,
        StoreId store,
        @Nullable String orderId,
        @Nullable BigDecimal price,
        CurrencyCode currency,
        Instant createdAt) {}
