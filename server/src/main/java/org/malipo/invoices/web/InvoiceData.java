package org.malipo.invoices.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.malipo.invoices.AdditionalStatus;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.rates.CurrencyPair;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invoice as the API shows it.
 *
 * @param paymentMethods empty unless they were asked for
 * @param trackedRates the price of one bitcoin in the further currencies that the store writes down, as {@code BTC_EUR}
 */
@Schema(name = "InvoiceData")
record InvoiceData(
        String id,
        String storeId,

        @Schema(type = "string") BigDecimal amount,
        @Schema(type = "string") BigDecimal paidAmount,

        String currency,
        Type type,
        String checkoutLink,

        @Schema(type = "number", description = "Unix time in seconds")
        Instant createdTime,

        @Schema(type = "number", description = "Unix time in seconds")
        Instant expirationTime,

        @Schema(type = "number", description = "Unix time in seconds")
        Instant monitoringExpiration,

        InvoiceStatus status,
        AdditionalStatus additionalStatus,
        List<InvoiceStatus> availableStatusesForManualMarking,
        boolean archived,

        @Schema(implementation = InvoiceMetadata.class) ObjectNode metadata,

        CheckoutOptions checkout,
        ReceiptOptions receipt,
        List<PaymentMethodData> paymentMethods,

        @Schema(
                description =
                        "Prices of one bitcoin when the invoice was made, in the store's additionalTrackedRates: BTC_EUR")
        Map<String, BigDecimal> trackedRates) {
    /** Whether the merchant or the payer says how much is paid. */
    @Schema(name = "InvoiceType")
    enum Type {
        STANDARD,
        TOP_UP
    }

    static InvoiceData of(InvoiceView invoice, String checkoutLink, boolean withMethods) {
        return new InvoiceData(
                invoice.id().value(),
                invoice.store().value(),
                plain(invoice.amount()),
                plain(invoice.paidAmount()),
                invoice.currency().code(),
                invoice.anyAmount() ? Type.TOP_UP : Type.STANDARD,
                checkoutLink,
                invoice.createdAt(),
                invoice.expiresAt(),
                invoice.monitoredUntil(),
                invoice.status(),
                invoice.additionalStatus(),
                invoice.markable(),
                invoice.archived(),
                invoice.metadata(),
                CheckoutOptions.of(invoice),
                ReceiptOptions.of(invoice.terms()),
                withMethods ? PaymentMethodData.all(invoice, true, false) : List.of(),
                tracked(invoice));
    }

    private static Map<String, BigDecimal> tracked(InvoiceView invoice) {
        var rates = new LinkedHashMap<String, BigDecimal>();
        invoice.terms()
                .tracked()
                .forEach((currency, price) ->
                        rates.put(CurrencyPair.ofBtc(currency).toString(), plain(price)));
        return rates;
    }

    /** Without trailing zeros, which carry no meaning. */
    static BigDecimal plain(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }
}
