package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A transaction of a wallet.
 *
 * @param amount what the wallet gained or, when negative, spent; in BTC
 * @param labels by their texts
 * @param more what servers to come say beside this
 */
public record WalletTransaction(
        String transactionHash,
        @Nullable String comment,
        BigDecimal amount,
        @Nullable String blockHash,
        @Nullable Integer blockHeight,
        int confirmations,
        Instant timestamp,
        TransactionStatus status,
        Map<String, WalletLabel> labels,
        @JsonAnySetter Map<String, JsonNode> more) {}
