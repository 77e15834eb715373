package org.malipo.invoices;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Rate;
import org.malipo.stores.NetworkFeeMode;
import org.malipo.stores.SpeedPolicy;
import org.malipo.stores.StoreSettings;
import tools.jackson.databind.JsonNode;

/**
 * What was agreed when an invoice was made; later changes of the store's settings leave it alone.
 *
 * @param tolerance how much may be missing from an invoice that counts as paid, in percent
 * @param defaultMethod as it was asked for, whether or not the invoice has it
 * @param redirectUrl where the payer goes afterwards; may hold {@code {OrderId}}, {@code {InvoiceId}}, {@code {Status}}
 * @param defaultLanguage for example {@code sw}
 * @param notifications what older plugins want to be told; null where nothing
 * @param receiptFurther what else its maker said of the receipt; null in old invoices
 * @param trackedRates the price of one bitcoin in the further currencies that the store writes down, by their codes, where there
 *     was one; null where nothing was written down
 */
public record InvoiceTerms(
        SpeedPolicy speedPolicy,
        NetworkFeeMode networkFeeMode,
        BigDecimal tolerance,
        Duration expiration,
        Duration monitoring,
        @Nullable String defaultMethod,
        @Nullable String redirectUrl,
        boolean redirectAutomatically,
        @Nullable String defaultLanguage,
        StoreSettings.Receipt receipt,
        @Nullable InvoiceNotifications notifications,
        @Nullable Map<String, JsonNode> receiptFurther,
        @Nullable NavigableMap<String, BigDecimal> trackedRates) {
    InvoiceTerms withTracked(List<Rate> rates) {
        var tracked = rates.stream()
                .collect(Collectors.toMap(
                        rate -> rate.currency().code(), Rate::pricePerBtc, (price, _) -> price, TreeMap::new));
        return new InvoiceTerms(
                speedPolicy,
                networkFeeMode,
                tolerance,
                expiration,
                monitoring,
                defaultMethod,
                redirectUrl,
                redirectAutomatically,
                defaultLanguage,
                receipt,
                notifications,
                receiptFurther,
                tracked.isEmpty() ? null : tracked);
    }

    /** {@return the price of one bitcoin in the further currencies that were written down} */
    public NavigableMap<CurrencyCode, BigDecimal> tracked() {
        var tracked = new TreeMap<CurrencyCode, BigDecimal>();
        if (trackedRates != null) {
            trackedRates.forEach((code, price) -> tracked.put(new CurrencyCode(code), price));
        }
        return tracked;
    }
}
