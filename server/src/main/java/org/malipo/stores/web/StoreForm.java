package org.malipo.stores.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings;

/**
 * The settings of a store as they stand in the fields of a form: as text, so that whatever was typed can be shown again.
 *
 * @param tolerance in percent
 * @param rateSource empty for the recommended one; asked for a new store only
 * @param receipt whether paid invoices have a public receipt
 */
public record StoreForm(
        String name,
        String website,
        String defaultCurrency,
        String speedPolicy,
        String expirationMinutes,
        String monitoringMinutes,
        String tolerance,
        String networkFeeMode,
        String rateSource,
        boolean receipt,
        boolean receiptQr,
        boolean receiptPayments) {
    /** What a form leaves out is empty text, or not ticked. */
    public StoreForm(
            @Nullable String name,
            @Nullable String website,
            @Nullable String defaultCurrency,
            @Nullable String speedPolicy,
            @Nullable String expirationMinutes,
            @Nullable String monitoringMinutes,
            @Nullable String tolerance,
            @Nullable String networkFeeMode,
            @Nullable String rateSource,
            boolean receipt,
            boolean receiptQr,
            boolean receiptPayments) {
        this.name = text(name);
        this.website = text(website);
        this.defaultCurrency = text(defaultCurrency);
        this.speedPolicy = text(speedPolicy);
        this.expirationMinutes = text(expirationMinutes);
        this.monitoringMinutes = text(monitoringMinutes);
        this.tolerance = text(tolerance);
        this.networkFeeMode = text(networkFeeMode);
        this.rateSource = text(rateSource);
        this.receipt = receipt;
        this.receiptQr = receiptQr;
        this.receiptPayments = receiptPayments;
    }

    static StoreForm of(Store store) {
        return of(store.name(), store.settings());
    }

    /** {@return the form of a store that does not exist yet} */
    static StoreForm ofNew(StoreSettings settings) {
        return of("", settings);
    }

    /** {@return the same form with what the short form for a new store asks} */
    StoreForm with(String newName, String newCurrency, String newSource) {
        return new StoreForm(
                newName,
                website,
                newCurrency,
                speedPolicy,
                expirationMinutes,
                monitoringMinutes,
                tolerance,
                networkFeeMode,
                newSource,
                receipt,
                receiptQr,
                receiptPayments);
    }

    private static StoreForm of(String name, StoreSettings settings) {
        var invoices = settings.invoices();
        return new StoreForm(
                name,
                text(settings.branding().website()),
                invoices.defaultCurrency().code(),
                invoices.speedPolicy().name(),
                String.valueOf(invoices.expiration().toMinutes()),
                String.valueOf(invoices.monitoring().toMinutes()),
                invoices.tolerance().stripTrailingZeros().toPlainString(),
                invoices.networkFeeMode().name(),
                text(settings.rates().preferredSource()),
                settings.receipt().enabled(),
                settings.receipt().showQr(),
                settings.receipt().showPayments());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static String text(@Nullable URI value) {
        return value == null ? "" : value.toString();
    }
}
