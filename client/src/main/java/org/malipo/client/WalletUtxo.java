package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An output that can be spent.
 *
 * @param outpoint {@code txid:vout}
 * @param amount in BTC
 * @param link to a block explorer, where the server knows one
 * @param labels by their texts
 * @param more what servers to come say beside this
 */
public record WalletUtxo(
        String outpoint,
        BigDecimal amount,
        @Nullable String comment,
        @Nullable String link,
        Instant timestamp,
        @Nullable String keyPath,
        @Nullable String address,
        int confirmations,
        Map<String, WalletLabel> labels,
        @JsonAnySetter Map<String, JsonNode> more) {}
