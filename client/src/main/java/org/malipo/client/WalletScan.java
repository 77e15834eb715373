package org.malipo.client;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search of all unspent outputs for a wallet's coins.
 *
 * @param status {@code Queued}, {@code Pending}, {@code Complete}, {@code Error} or {@code Cancelled}
 * @param error why it failed, in a sentence
 */
public record WalletScan(String status, @Nullable String error, Instant queuedAt, Progress progress) {
    /**
     * How far it is.
     *
     * @param found coins
     * @param batchNumber of the present batch, from 0
     * @param currentBatchProgress in percent
     * @param overallProgress in percent
     * @param remainingSeconds at the pace so far; null before anything can be said
     * @param from the first address of the present batch
     * @param count how many addresses of each branch it has
     * @param totalSearched addresses so far
     * @param totalSizeOfUTXOSet how many unspent outputs there are in all
     * @param highestKeyIndexFound the highest index that has a coin, by {@code Deposit} and {@code Change}
     */
    public record Progress(
            int found,
            int batchNumber,
            int remainingBatches,
            int currentBatchProgress,
            int overallProgress,
            @Nullable Long remainingSeconds,
            int from,
            int count,
            long totalSearched,
            long totalSizeOfUTXOSet,
            Map<String, Integer> highestKeyIndexFound,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt) {}
}
