package org.malipo.client;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A store with the settings that a caller of invoices needs.
 *
 * @param invoiceExpiration seconds
 * @param monitoringExpiration seconds
 * @param paymentTolerance percent
 */
public record Store(
        String id,
        String name,
        @Nullable String website,
        String defaultCurrency,
        int invoiceExpiration,
        int monitoringExpiration,
        SpeedPolicy speedPolicy,
        BigDecimal paymentTolerance,
        @Nullable String defaultPaymentMethod,
        boolean archived) {}
