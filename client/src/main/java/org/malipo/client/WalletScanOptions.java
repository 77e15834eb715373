package org.malipo.client;

import org.jspecify.annotations.Nullable;

/**
 * How to search for a wallet's coins; null leaves it to the server.
 *
 * @param batchSize addresses of each branch that are searched together: 1000 to 10000
 * @param gapLimit so many addresses after the highest with a coin are searched: 100 to 100000
 * @param startIndex the first address
 */
public record WalletScanOptions(
        @Nullable Integer batchSize,
        @Nullable Integer gapLimit,
        @Nullable Integer startIndex) {
    public static final WalletScanOptions STANDARD = new WalletScanOptions(null, null, null);
}
