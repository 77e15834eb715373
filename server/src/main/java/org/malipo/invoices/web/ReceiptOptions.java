package org.malipo.invoices.web;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceTerms;
import org.malipo.invoices.NewInvoice;
import tools.jackson.databind.JsonNode;

/**
 * What an invoice's receipt shows, as the API shows and takes it.
 *
 * @param further members that mean nothing here, and come back as they were sent
 */
@Schema(name = "ReceiptOptions")
record ReceiptOptions(
        @Nullable Boolean enabled,
        @Nullable Boolean showQR,
        @Nullable Boolean showPayments,

        @JsonAnySetter @JsonAnyGetter @Schema(hidden = true) @Nullable
        Map<String, JsonNode> further) {
    static ReceiptOptions of(InvoiceTerms terms) {
        var receipt = terms.receipt();
        return new ReceiptOptions(receipt.enabled(), receipt.showQr(), receipt.showPayments(), terms.receiptFurther());
    }

    NewInvoice.Receipt toWishes() {
        return new NewInvoice.Receipt(enabled, showQR, showPayments, requireNonNullElse(further, Map.of()));
    }
}
