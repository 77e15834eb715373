package org.malipo.client;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payout that a store makes; null leaves a choice to the server.
 *
 * @param destination an address, or a payment link
 * @param amount in the currency of the pull payment, or of the method where there is none
 * @param payoutMethodId for example {@code BTC-CHAIN}
 */
public record NewPayout(
        String destination,
        @Nullable BigDecimal amount,
        String payoutMethodId,
        @Nullable String pullPaymentId,
        @Nullable Boolean approved,
        @Nullable Map<String, ?> metadata) {
    public static NewPayout of(String destination, String amount, String payoutMethodId) {
        return new NewPayout(destination, new BigDecimal(amount), payoutMethodId, null, null, null);
    }

    /** {@return the same, approved at once} */
    public NewPayout approvedAtOnce() {
        return new NewPayout(destination, amount, payoutMethodId, pullPaymentId, true, metadata);
    }
}
