package org.malipo.client;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A search of the blocks of the past for what a wallet received and spent before it came to the server.
 *
 * @param status {@code Queued}, {@code Pending}, {@code Complete}, {@code Error} or {@code Cancelled}
 * @param error why it failed, or what it waits for, in a sentence
 */
public record WalletRescan(String status, @Nullable String error, Instant queuedAt, Progress progress) {
    /**
     * How far it is.
     *
     * @param found transactions
     * @param pass from 1; a further one follows when more addresses are looked for because of what was found
     * @param overallProgress of the present pass, in percent
     * @param fromHeight the first block that is looked at; null before it is known
     * @param height the last block that has been looked at in this pass; null before the first
     * @param tipHeight the last block of the chain
     * @param blocksPerSecond null before anything can be said
     * @param remainingSeconds of this pass, at the pace so far; null before anything can be said
     * @param wholeBlocks whether each block is read, because nothing tells which ones matter
     */
    public record Progress(
            int found,
            int pass,
            int overallProgress,
            @Nullable Integer fromHeight,
            @Nullable Integer height,
            int tipHeight,
            @Nullable BigDecimal blocksPerSecond,
            @Nullable Long remainingSeconds,
            int gapLimit,
            boolean wholeBlocks,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt) {}

    /** {@return whether it is still to be done, or under way} */
    public boolean isOpen() {
        return status.equals("Queued") || status.equals("Pending");
    }
}
