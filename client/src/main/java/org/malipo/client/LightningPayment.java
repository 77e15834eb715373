package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A payment of a Lightning node.
 *
 * @param status {@code Complete}, {@code Pending}, {@code Failed} or {@code Unknown}
 * @param preimage the proof, only of a complete one
 * @param totalAmount in millisatoshis, with the fees
 * @param more what servers to come say beside this
 */
public record LightningPayment(
        String id,
        String paymentHash,
        String status,
        @JsonProperty("BOLT11") @Nullable String bolt11,
        @Nullable String preimage,
        @Nullable Instant createdAt,
        @Nullable Long totalAmount,
        @Nullable Long feeAmount,
        @JsonAnySetter Map<String, JsonNode> more) {
    public boolean isComplete() {
        return status.equals("Complete");
    }

    /** {@return whether it may have been made, or may be made yet} */
    public boolean isOpen() {
        return status.equals("Pending") || status.equals("Unknown");
    }
}
