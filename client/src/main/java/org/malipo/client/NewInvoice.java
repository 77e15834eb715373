package org.malipo.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to create.
 *
 * @param amount null for an invoice that takes any amount
 * @param currency null for the store's default currency
 */
public record NewInvoice(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        Map<String, ?> metadata,
        @Nullable Checkout checkout,
        List<String> additionalSearchTerms) {

    public static NewInvoice of(String amount, String currency) {
        return new NewInvoice(new BigDecimal(amount), currency, Map.of(), null, List.of());
    }

    public static NewInvoice ofAnyAmount(String currency) {
        return new NewInvoice(null, currency, Map.of(), null, List.of());
    }

    public NewInvoice orderId(String orderId) {
        return metadata(Map.of("orderId", orderId));
    }

    public NewInvoice metadata(Map<String, ?> values) {
        return new NewInvoice(amount, currency, values, checkout, additionalSearchTerms);
    }

    public NewInvoice checkout(Checkout options) {
        return new NewInvoice(amount, currency, metadata, options, additionalSearchTerms);
    }
}
