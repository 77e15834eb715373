package org.malipo.client;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param amount what the wallet gained or, when negative, spent; in bitcoin */
public record WalletTransaction(
        String transactionHash,
        BigDecimal amount,
        @Nullable String blockHash,
        @Nullable Integer blockHeight,
        int confirmations,
        Instant timestamp,
        String status) {}
