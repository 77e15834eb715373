package org.malipo.wallets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.WalletScan;

/**
 * A search for a wallet's coins, as the API shows it.
 *
 * @param status {@code Queued}, {@code Pending}, {@code Complete}, {@code Error} or {@code Cancelled}
 * @param error why it failed, in a sentence
 */
@Schema(name = "WalletScanData")
@JsonInclude(JsonInclude.Include.ALWAYS)
record ScanData(WalletScan.State status, @Nullable String error, Instant queuedAt, Progress progress) {
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
    @Schema(name = "WalletScanProgress")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Progress(
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

    static ScanData of(WalletScan scan, Instant now) {
        var progress = new Progress(
                scan.found(),
                scan.batches(),
                scan.remainingBatches(),
                scan.batchProgress(),
                scan.overallProgress(),
                scan.remaining(now).map(Duration::toSeconds).orElse(null),
                scan.nextIndex(),
                scan.range().batchSize(),
                scan.searched(),
                scan.utxoSetSize(),
                highest(scan),
                scan.startedAt(),
                scan.completedAt());
        return new ScanData(scan.state(), scan.problem(), scan.queuedAt(), progress);
    }

    private static Map<String, Integer> highest(WalletScan scan) {
        var highest = new LinkedHashMap<String, Integer>();
        if (scan.depositIndex() != null) {
            highest.put("Deposit", scan.depositIndex());
        }
        if (scan.changeIndex() != null) {
            highest.put("Change", scan.changeIndex());
        }
        return highest;
    }
}
