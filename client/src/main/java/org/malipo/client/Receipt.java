package org.malipo.client;

import org.jspecify.annotations.Nullable;

/** What the public receipt of a paid invoice shows; null leaves it to the store. */
public record Receipt(
        @Nullable Boolean enabled,
        @Nullable Boolean showQR,
        @Nullable Boolean showPayments) {
    public static final Receipt NONE = new Receipt(false, null, null);
}
