package org.malipo.invoices.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.NewInvoice;
import org.malipo.stores.StoreSettings;

/** What an invoice's receipt shows, as the API shows and takes it. */
@Schema(name = "ReceiptOptions")
record ReceiptOptions(
        @Nullable Boolean enabled,
        @Nullable Boolean showQR,
        @Nullable Boolean showPayments) {
    static ReceiptOptions of(StoreSettings.Receipt receipt) {
        return new ReceiptOptions(receipt.enabled(), receipt.showQr(), receipt.showPayments());
    }

    NewInvoice.Receipt toWishes() {
        return new NewInvoice.Receipt(enabled, showQR, showPayments);
    }
}
