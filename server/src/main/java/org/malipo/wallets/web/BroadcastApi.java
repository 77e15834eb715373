package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.idempotency.Resumable;
import org.malipo.money.Sats;
import org.malipo.problem.FieldErrors;
import org.malipo.wallets.sending.FeeLimit;
import org.malipo.wallets.sending.GivenSends;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends what was signed elsewhere. */
@RestController
@RequestMapping(WalletApi.PATH)
@Tag(name = "Store Wallet (On Chain)")
class BroadcastApi {
    private final WalletOfPath wallets;
    private final GivenSends sends;
    private final SentTransactions sent;

    BroadcastApi(WalletOfPath wallets, GivenSends sends, SentTransactions sent) {
        this.wallets = wallets;
        this.sends = sends;
        this.sent = sent;
    }

    /**
     * A transaction to send.
     *
     * @param transaction a PSBT in Base64 or hex, or a raw one in hex
     * @param maxFee the most that the fee may be, in satoshis; if it is left out, a fee is refused that is more than 10000 and more
     *     than a quarter of all that moves
     */
    @Schema(name = "BroadcastOnChainTransactionRequest")
    record BroadcastRequest(
            @Nullable String transaction, @Nullable Long maxFee) {
        /** @throws FieldErrors.InvalidFields if it is less than nothing */
        FeeLimit limit() {
            if (maxFee != null && maxFee < 0) {
                throw FieldErrors.of("MaxFee", "A fee is 0 or more, in satoshis");
            }
            return FeeLimit.of(maxFee == null ? null : new Sats(maxFee));
        }
    }

    /** Sends what was signed elsewhere. A PSBT that is signed completely is finished here. */
    @PostMapping("/transactions/broadcast")
    @Requires(Permission.CAN_BROADCAST_TRANSACTIONS)
    @Resumable
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = WalletData.Transaction.class)))
    ResponseEntity<?> broadcast(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestBody(required = false) @Nullable BroadcastRequest request) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        var given = request == null ? new BroadcastRequest(null, null) : request;
        var typed = TypedTransaction.read(given.transaction());
        return sent.answer(wallet, sends.send(wallet, typed.transaction(), typed.psbt(), given.limit()));
    }
}
