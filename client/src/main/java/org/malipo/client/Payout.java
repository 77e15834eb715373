package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Money that goes out.
 *
 * @param pullPaymentId the budget that it is claimed from; null for one that the store made by itself
 * @param payoutAmount in {@code payoutCurrency}; null until it is approved
 * @param paymentProof what shows that it was paid
 * @param more what servers to come say beside this
 */
public record Payout(
        String id,
        int revision,
        @Nullable String pullPaymentId,
        Instant date,
        String destination,
        String originalCurrency,
        BigDecimal originalAmount,
        String payoutCurrency,
        @Nullable BigDecimal payoutAmount,
        String payoutMethodId,
        PayoutState state,
        @Nullable JsonNode paymentProof,
        @Nullable JsonNode metadata,
        @JsonAnySetter Map<String, JsonNode> more) {}
