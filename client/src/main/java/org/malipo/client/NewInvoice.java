package org.malipo.client;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invoice to create.
 *
 * @param amount null for an invoice that takes any amount
 * @param currency null for the store's default currency
 * @param additionalSearchTerms by which it is found beside its metadata
 */
public record NewInvoice(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        Map<String, ?> metadata,
        @Nullable Checkout checkout,
        @Nullable Receipt receipt,
        List<String> additionalSearchTerms) {

    public static NewInvoice of(String amount, String currency) {
        return of(new BigDecimal(amount), currency);
    }

    public static NewInvoice of(BigDecimal amount, String currency) {
        return new NewInvoice(amount, currency, Map.of(), null, null, List.of());
    }

    public static NewInvoice ofAnyAmount(String currency) {
        return new NewInvoice(null, currency, Map.of(), null, null, List.of());
    }

    /** Keeps the merchant's own number with it, by which it can be found. */
    public NewInvoice orderId(String orderId) {
        return metadata("orderId", orderId);
    }

    /** Adds one member to the metadata. */
    public NewInvoice metadata(String member, Object value) {
        var more = new LinkedHashMap<String, Object>(metadata);
        more.put(member, value);
        return metadata(more);
    }

    /** Replaces the metadata as a whole. */
    public NewInvoice metadata(Map<String, ?> values) {
        return new NewInvoice(amount, currency, values, checkout, receipt, additionalSearchTerms);
    }

    public NewInvoice checkout(Checkout options) {
        return new NewInvoice(amount, currency, metadata, options, receipt, additionalSearchTerms);
    }

    public NewInvoice receipt(Receipt options) {
        return new NewInvoice(amount, currency, metadata, checkout, options, additionalSearchTerms);
    }

    public NewInvoice searchTerms(String... terms) {
        return new NewInvoice(amount, currency, metadata, checkout, receipt, List.of(terms));
    }
}
