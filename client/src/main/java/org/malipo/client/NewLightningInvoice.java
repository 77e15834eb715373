package org.malipo.client;

import org.jspecify.annotations.Nullable;

/**
 * An invoice that a Lightning node is to make; null leaves a choice to the server.
 *
 * @param amount in millisatoshis; 0 leaves it to the payer
 * @param descriptionHashOnly only the hash of the description goes into the payment request
 * @param expiry in seconds
 * @param privateRouteHints names channels that are not announced
 */
public record NewLightningInvoice(
        long amount,
        @Nullable String description,
        @Nullable Boolean descriptionHashOnly,
        @Nullable Long expiry,
        @Nullable Boolean privateRouteHints) {
    public static NewLightningInvoice of(long msat, String description) {
        return new NewLightningInvoice(msat, description, null, null, null);
    }
}
