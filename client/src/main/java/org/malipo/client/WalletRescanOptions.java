package org.malipo.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which blocks to go through for a wallet's past; null leaves it to the server. Without height and time, it is all of them.
 *
 * @param fromHeight the first block that may have paid the wallet
 * @param fromTime when the wallet may have been paid first, in place of a height
 * @param gapLimit so many addresses behind the last one that was paid are looked for: 20 to 100000
 */
public record WalletRescanOptions(
        @Nullable Integer fromHeight,
        @Nullable Instant fromTime,
        @Nullable Integer gapLimit) {
    /** {@return all blocks from this one on} */
    public static WalletRescanOptions from(int height) {
        return new WalletRescanOptions(height, null, null);
    }

    /** {@return all blocks that were mined since that time} */
    public static WalletRescanOptions since(Instant time) {
        return new WalletRescanOptions(null, time, null);
    }
}
