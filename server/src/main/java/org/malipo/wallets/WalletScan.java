package org.malipo.wallets;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search of all unspent outputs for a wallet's addresses, as it stands.
 *
 * @param nextIndex where the batch begins that is searched now, or would be
 * @param batches how many are done
 * @param batchProgress of the present one, in percent
 * @param found coins
 * @param searched addresses
 * @param utxoSetSize how many unspent outputs there are in all; 0 before that is known
 * @param depositIndex the highest index to receive at that has a coin
 * @param changeIndex the same for change
 * @param problem why it failed, in a sentence
 */
public record WalletScan(
        long wallet,
        State state,
        Range range,
        int nextIndex,
        int batches,
        int batchProgress,
        int found,
        long searched,
        long utxoSetSize,
        @Nullable Integer depositIndex,
        @Nullable Integer changeIndex,
        @Nullable String problem,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {
    /** Where it stands. */
    public enum State {
        /** Waits for others. */
        QUEUED,
        PENDING,
        COMPLETE,
        ERROR,
        CANCELLED
    }

    /**
     * What is searched.
     *
     * @param batchSize addresses of each branch that are searched together
     * @param gapLimit so many addresses after the highest with a coin are searched
     * @param startIndex the first address
     */
    public record Range(int batchSize, int gapLimit, int startIndex) {
        public static final Range STANDARD = new Range(3_000, 10_000, 0);
    }

    public boolean isOpen() {
        return state == State.QUEUED || state == State.PENDING;
    }

    /** {@return the highest index that has a coin, or the one before the first that was searched} */
    int highest() {
        return Math.max(
                range.startIndex() - 1,
                Math.max(depositIndex == null ? -1 : depositIndex, changeIndex == null ? -1 : changeIndex));
    }

    /** {@return whether a whole gap without coins was searched} */
    boolean isThrough() {
        return nextIndex > (long) highest() + range.gapLimit();
    }

    /** {@return how many batches follow, unless something is found in them} */
    public int remainingBatches() {
        long left = highest() + range.gapLimit() + 1L - nextIndex;
        return isOpen() && left > 0 ? Math.toIntExact(Math.ceilDiv(left, (long) range.batchSize())) : 0;
    }

    /** {@return how much is done, in percent} */
    public int overallProgress() {
        if (state == State.COMPLETE) {
            return 100;
        }
        int all = batches + remainingBatches();
        return all == 0 ? 0 : Math.min(99, (100 * batches + batchProgress) / all);
    }

    /** {@return how long it takes at the pace so far; empty before anything can be said} */
    public Optional<Duration> remaining(Instant now) {
        int progress = overallProgress();
        if (startedAt == null || progress == 0 || !isOpen()) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.between(startedAt, now).multipliedBy(100 - progress).dividedBy(progress));
    }
}
