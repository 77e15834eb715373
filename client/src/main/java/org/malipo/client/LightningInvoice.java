package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An invoice of a Lightning node.
 *
 * @param status {@code Unpaid}, {@code Paid} or {@code Expired}
 * @param preimage only of a paid one
 * @param amount in millisatoshis; 0 where the payer chooses it
 * @param more what servers to come say beside this
 */
public record LightningInvoice(
        String id,
        String status,
        @JsonProperty("BOLT11") String bolt11,
        String paymentHash,
        @Nullable String preimage,
        @Nullable Instant paidAt,
        Instant expiresAt,
        long amount,
        @Nullable Long amountReceived,
        @Nullable Map<String, String> customRecords,
        @JsonAnySetter Map<String, JsonNode> more) {
    public boolean isPaid() {
        return status.equals("Paid");
    }
}
