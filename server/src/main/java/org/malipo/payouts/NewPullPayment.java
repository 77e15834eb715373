package org.malipo.payouts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceId;

/**
 * A wish for a pull payment, unchecked.
 *
 * @param bolt11Expiry null for the store's
 * @param startsAt null for now
 * @param methods null for all that there are
 */
public record NewPullPayment(
        @Nullable String name,
        @Nullable String description,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable Duration bolt11Expiry,
        @Nullable Instant startsAt,
        @Nullable Instant expiresAt,
        @Nullable List<@Nullable String> methods,
        boolean autoApprove,
        @Nullable InvoiceId refundOf) {}
