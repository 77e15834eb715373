package org.malipo.wallets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.malipo.wallets.pending.PendingState;
import org.malipo.wallets.pending.PendingTransaction;
import org.malipo.wallets.sending.Outpoints;

/**
 * A transaction that several people sign.
 *
 * @param transactionId null until it is known: where coins are not plainly segwit, signatures are part of it
 * @param psbt in Base64, with all signatures that came in
 * @param signaturesCollected of the input that has fewest
 * @param outpoints the coins that are reserved for it, as {@code txid-n}
 * @param amount what it does to the wallet, with the fee, in BTC
 * @param fee in BTC
 * @param createdBy id of the user who made it
 */
@Schema(name = "PendingTransactionData")
@JsonInclude(JsonInclude.Include.ALWAYS)
record PendingData(
        String id,
        PendingState state,
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
        Instant expiresAt) {
    /**
     * A key that may sign it.
     *
     * @param userId whose it is, where that is known
     */
    @Schema(name = "PendingTransactionKeyData")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Key(
            String accountKey,
            @Nullable String rootFingerprint,
            @Nullable String userId,
            boolean signed) {
        static Key of(KeySettings key, PendingTransaction pending) {
            return new Key(key.accountKey(), key.rootFingerprint(), key.signerUserId(), pending.isSignedBy(key));
        }
    }

    static PendingData of(StoreWallet wallet, PendingTransaction pending) {
        return new PendingData(
                pending.id().value(),
                pending.state(),
                pending.txid() == null ? null : pending.txid().value.toHex(),
                pending.psbt().toBase64(),
                pending.progress().needed(),
                pending.progress().total(),
                pending.progress().collected(),
                wallet.config().accountKeySettings().stream()
                        .map(key -> Key.of(key, pending))
                        .toList(),
                pending.base().inputs().stream()
                        .map(input -> Outpoints.print(input.outpoint()))
                        .toList(),
                WalletData.btc(pending.change()),
                WalletData.btc(pending.fee()),
                pending.madeBy().value(),
                pending.createdAt(),
                pending.expiresAt());
    }
}
