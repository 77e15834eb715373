package org.malipo.wallets.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.WalletScan;

/** How to search the unspent outputs for a wallet's coins, as it was typed. */
public record CoinScanForm(
        @Nullable String batch,
        @Nullable String ahead,
        @Nullable String start) {
    static final CoinScanForm EMPTY = new CoinScanForm(null, null, null);
    private static final WalletScan.Range USUAL = WalletScan.Range.STANDARD;

    public String batchText() {
        return text(batch, USUAL.batchSize());
    }

    public String gapText() {
        return text(ahead, USUAL.gapLimit());
    }

    public String startText() {
        return text(start, USUAL.startIndex());
    }

    public boolean wrongBatch() {
        return !ScanBounds.BATCH.holds(RescanForm.number(batchText()));
    }

    public boolean wrongGap() {
        return !ScanBounds.GAP.holds(RescanForm.number(gapText()));
    }

    public boolean wrongStart() {
        return !ScanBounds.START.holds(RescanForm.number(startText()));
    }

    boolean isRight() {
        return !wrongBatch() && !wrongGap() && !wrongStart();
    }

    WalletScan.Range range() {
        return new WalletScan.Range(
                RescanForm.number(batchText()), RescanForm.number(gapText()), RescanForm.number(startText()));
    }

    private static String text(@Nullable String typed, int usual) {
        return Objects.requireNonNullElse(typed, String.valueOf(usual)).strip();
    }
}
