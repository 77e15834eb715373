package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A transaction that several people sign.
 *
 * @param state {@code Pending}, {@code Signed}, {@code Broadcast}, {@code Cancelled}, {@code Expired} or {@code Invalidated}
 * @param transactionId null until it is known
 * @param psbt in Base64, with all signatures that came in
 * @param outpoints the coins that are reserved for it
 * @param amount what it does to the wallet, with the fee, in BTC
 * @param fee in BTC
 * @param createdBy id of the user who made it
 * @param more what servers to come say beside this
 */
public record PendingTransaction(
        String id,
        String state,
        @Nullable String transactionId,
        String psbt,
        int signaturesNeeded,
        int signaturesTotal,
        int signaturesCollected,
        List<Key> keys,
        List<String> outpoints,
        BigDecimal amount,
        BigDecimal fee,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @JsonAnySetter Map<String, JsonNode> more) {
    /**
     * A key that may sign it.
     *
     * @param userId whose it is, where that is known
     */
    public record Key(
            String accountKey,
            @Nullable String rootFingerprint,
            @Nullable String userId,
            boolean signed) {}
}
