package org.malipo.wallets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.Rescan;

/**
 * A search of the blocks of the past for a wallet, as the API shows it.
 *
 * @param status {@code Queued}, {@code Pending}, {@code Complete}, {@code Error} or {@code Cancelled}
 * @param error why it failed, or what it waits for, in a sentence
 */
@Schema(name = "WalletRescanData")
@JsonInclude(JsonInclude.Include.ALWAYS)
record RescanData(Rescan.State status, @Nullable String error, Instant queuedAt, Progress progress) {
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
    @Schema(name = "WalletRescanProgress")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Progress(
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

    static RescanData of(Rescan rescan) {
        var progress = new Progress(
                rescan.found(),
                rescan.pass(),
                rescan.progress(),
                rescan.fromHeight() < 0 ? null : rescan.fromHeight(),
                rescan.nextHeight() > rescan.fromHeight() && rescan.fromHeight() >= 0 ? rescan.nextHeight() - 1 : null,
                rescan.tipHeight(),
                pace(rescan),
                rescan.remaining().map(Duration::toSeconds).orElse(null),
                rescan.gap(),
                rescan.wholeBlocks(),
                rescan.startedAt(),
                rescan.finishedAt());
        return new RescanData(rescan.state(), rescan.problem(), rescan.askedAt(), progress);
    }

    private static @Nullable BigDecimal pace(Rescan rescan) {
        double blocks = rescan.pace().blocksPerSecond();
        return blocks == 0 ? null : BigDecimal.valueOf(blocks).setScale(1, RoundingMode.HALF_UP);
    }
}
