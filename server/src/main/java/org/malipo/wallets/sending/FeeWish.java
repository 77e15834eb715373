package org.malipo.wallets.sending;

import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;

/**
 * What to pay to be confirmed.
 *
 * @param rate null for what {@code blocks} say
 * @param blocks within how many; null for the store's usual hurry, or the lowest rate that nodes take if that is higher
 */
public record FeeWish(@Nullable SatPerVbyte rate, @Nullable Integer blocks) {
    public static final FeeWish USUAL = new FeeWish(null, null);
}
