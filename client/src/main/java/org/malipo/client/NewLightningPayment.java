package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A payment that a Lightning node is to make; null leaves a choice to the server.
 *
 * @param amount in millisatoshis, where the invoice leaves it open
 * @param maxFeePercent of the amount, the most that routing may cost
 * @param maxFeeFlat the same in satoshis; counts rather than the percentage
 * @param sendTimeout in seconds, for how long the node may try
 */
public record NewLightningPayment(
        @JsonProperty("BOLT11") String bolt11,
        @Nullable Long amount,
        @Nullable BigDecimal maxFeePercent,
        @Nullable Long maxFeeFlat,
        @Nullable Long sendTimeout) {
    public static NewLightningPayment of(String bolt11) {
        return new NewLightningPayment(bolt11, null, null, null, null);
    }

    /** {@return the same, with a limit of what routing may cost} */
    public NewLightningPayment maxFeeSats(long sats) {
        return new NewLightningPayment(bolt11, amount, maxFeePercent, sats, sendTimeout);
    }
}
