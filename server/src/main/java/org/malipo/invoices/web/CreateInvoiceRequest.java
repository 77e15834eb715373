package org.malipo.invoices.web;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.NewInvoice;
import org.malipo.money.CurrencyCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wish for an invoice.
 *
 * @param amount null for any amount
 */
@Schema(name = "CreateInvoiceRequest")
record CreateInvoiceRequest(
        @Schema(type = "string") @Nullable BigDecimal amount,
        @Nullable String currency,

        @Schema(implementation = InvoiceMetadata.class) @Nullable
        ObjectNode metadata,

        @Nullable CheckoutOptions checkout,
        @Nullable ReceiptOptions receipt,
        @Nullable List<@Nullable String> additionalSearchTerms) {
    NewInvoice toWish() {
        return new NewInvoice(
                amount,
                currency == null || currency.isBlank() ? null : new CurrencyCode(currency),
                metadata,
                checkout == null ? NewInvoice.Checkout.DEFAULTS : checkout.toWishes(),
                receipt == null ? NewInvoice.Receipt.DEFAULTS : receipt.toWishes(),
                requireNonNullElse(additionalSearchTerms, List.<@Nullable String>of()).stream()
                        .map(term -> requireNonNullElse(term, ""))
                        .toList());
    }
}
