package org.malipo.wallets.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.Rescan;
import org.malipo.wallets.WalletScan;

/**
 * Looking for a wallet's past.
 *
 * @param starts whether whoever looks may start and stop a search
 * @param ready whether the node is there and caught up
 * @param tip the last block of the chain
 * @param coinsOffered whether the node can search its unspent outputs
 */
public record RescanView(
        String path,
        boolean starts,
        boolean ready,
        int tip,
        boolean coinsOffered,
        RescanForm blocksForm,
        CoinScanForm coinsForm,
        @Nullable Progress blocks,
        @Nullable Progress coins) {
    /**
     * How far a search is.
     *
     * @param state the end of the key of its words
     * @param of the height or the address that it comes to in the end
     * @param found transactions or coins
     * @param blocksPerSecond 0 before anything can be said, and of a search of coins
     * @param whole whether each block is read
     */
    public record Progress(
            String state,
            boolean open,
            int percent,
            int at,
            int of,
            int pass,
            int found,
            long blocksPerSecond,
            Optional<Left> left,
            boolean whole,
            @Nullable String problem) {}

    /** How long it still takes, in a unit that says enough. */
    public record Left(String unit, long amount) {
        static Left of(Duration time) {
            if (time.toMinutes() < 1) {
                return new Left("seconds", Math.max(1, time.toSeconds()));
            }
            return time.toHours() < 2
                    ? new Left("minutes", time.toMinutes() + 1)
                    : new Left("hours", time.toHours() + 1);
        }
    }

    public ScanBounds gapBounds() {
        return ScanBounds.BLOCKS_GAP;
    }

    public ScanBounds coinsGapBounds() {
        return ScanBounds.GAP;
    }

    public ScanBounds batchBounds() {
        return ScanBounds.BATCH;
    }

    public ScanBounds startBounds() {
        return ScanBounds.START;
    }

    static Progress of(Rescan rescan) {
        return new Progress(
                word(rescan.state()),
                rescan.isOpen(),
                rescan.progress(),
                Math.max(0, rescan.nextHeight() - 1),
                rescan.tipHeight(),
                rescan.pass(),
                rescan.found(),
                Math.round(rescan.pace().blocksPerSecond()),
                rescan.remaining().map(Left::of),
                rescan.wholeBlocks(),
                rescan.problem());
    }

    static Progress of(WalletScan scan, Instant now) {
        int last = scan.nextIndex() + scan.remainingBatches() * scan.range().batchSize();
        return new Progress(
                word(scan.state()),
                scan.isOpen(),
                scan.overallProgress(),
                scan.nextIndex(),
                last,
                1,
                scan.found(),
                0,
                scan.remaining(now).map(Left::of),
                false,
                scan.problem());
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
