package org.malipo.invoices;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.money.CurrencyCode;
import org.malipo.stores.SpeedPolicy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invoice to be made; null leaves a choice to the store.
 *
 * @param amount null for an invoice that takes any amount
 * @param notifications null where nobody wants any
 */
public record NewInvoice(
        @Nullable BigDecimal amount,
        @Nullable CurrencyCode currency,
        @Nullable ObjectNode metadata,
        Checkout checkout,
        Receipt receipt,
        List<String> searchTerms,
        @Nullable InvoiceNotifications notifications) {
    /** One that nobody wants to be told of. */
    public NewInvoice(
            @Nullable BigDecimal amount,
            @Nullable CurrencyCode currency,
            @Nullable ObjectNode metadata,
            Checkout checkout,
            Receipt receipt,
            List<String> searchTerms) {
        this(amount, currency, metadata, checkout, receipt, searchTerms, null);
    }

    public static NewInvoice of(@Nullable BigDecimal amount, @Nullable CurrencyCode currency) {
        return new NewInvoice(amount, currency, null, Checkout.DEFAULTS, Receipt.DEFAULTS, List.of());
    }

    public NewInvoice withMetadata(ObjectNode values) {
        return new NewInvoice(amount, currency, values, checkout, receipt, searchTerms, notifications);
    }

    public NewInvoice withCheckout(Checkout wishes) {
        return new NewInvoice(amount, currency, metadata, wishes, receipt, searchTerms, notifications);
    }

    public NewInvoice withNotifications(InvoiceNotifications wanted) {
        return new NewInvoice(amount, currency, metadata, checkout, receipt, searchTerms, wanted);
    }

    /**
     * How it is to be paid.
     *
     * @param methods null for all that the store has
     * @param tolerance percent
     */
    public record Checkout(
            @Nullable SpeedPolicy speedPolicy,
            @Nullable List<String> methods,
            @Nullable String defaultMethod,
            @Nullable Boolean lazyMethods,
            @Nullable Duration expiration,
            @Nullable Duration monitoring,
            @Nullable BigDecimal tolerance,
            @Nullable String redirectUrl,
            @Nullable Boolean redirectAutomatically,
            @Nullable String defaultLanguage) {
        public static final Checkout DEFAULTS =
                new Checkout(null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * What its receipt is to show.
     *
     * @param further what else was said of it, which is kept and means nothing here
     */
    public record Receipt(
            @Nullable Boolean enabled,
            @Nullable Boolean showQr,
            @Nullable Boolean showPayments,
            Map<String, JsonNode> further) {
        public static final Receipt DEFAULTS = new Receipt(null, null, null);

        public Receipt(@Nullable Boolean enabled, @Nullable Boolean showQr, @Nullable Boolean showPayments) {
            this(enabled, showQr, showPayments, Map.of());
        }
    }
}
