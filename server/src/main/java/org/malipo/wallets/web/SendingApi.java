package org.malipo.wallets.web;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.idempotency.Resumable;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Outgoing;
import org.malipo.wallets.sending.Sends;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends from a store's wallet. */
@RestController
@RequestMapping(WalletApi.PATH)
@Tag(name = "Store Wallet (On Chain)")
class SendingApi {
    private final WalletOfPath wallets;
    private final NewTransactionCheck check;
    private final SendingRights rights;
    private final Sends sends;
    private final Outgoing outgoing;
    private final SentTransactions sent;

    SendingApi(
            WalletOfPath wallets,
            NewTransactionCheck check,
            SendingRights rights,
            Sends sends,
            Outgoing outgoing,
            SentTransactions sent) {
        this.wallets = wallets;
        this.check = check;
        this.rights = rights;
        this.sends = sends;
        this.outgoing = outgoing;
        this.sent = sent;
    }

    /** A transaction that was not signed, in Base64. */
    @Schema(name = "CreateOnChainTransactionResponse")
    record UnsignedData(String psbt) {}

    /** A transaction that was signed and not sent. */
    record RawTransaction(@JsonValue String hex) {}

    /**
     * Makes a transaction, signs it unless that is not wanted, and sends it unless that is not wanted. The answer is the PSBT, the
     * signed transaction in hex, or the transaction as the wallet shows it; the last with status 202 while nobody knows whether the
     * node has it.
     */
    @PostMapping("/transactions")
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    @Resumable
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(oneOf = {String.class, UnsignedData.class, WalletData.Transaction.class})))
    ResponseEntity<?> create(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestBody CreateTransactionRequest request) {
        rights.require(Permission.CAN_SIGN_TRANSACTIONS, storeId);
        if (request.broadcasts()) {
            rights.require(Permission.CAN_BROADCAST_TRANSACTIONS, storeId);
        }
        var wallet = wallets.ready(storeId, paymentMethodId);
        if (request.signs()) {
            rights.requireHotSigning();
        }
        var before = outgoing.repeated();
        return before.isPresent() ? sent.answer(wallet, before.get()) : carryOut(wallet, request);
    }

    private ResponseEntity<?> carryOut(StoreWallet wallet, CreateTransactionRequest request) {
        var order = check.check(wallet, request);
        var outcome = !request.signs()
                ? sends.make(wallet, order)
                : request.broadcasts() ? sends.pay(wallet, order) : sends.sign(wallet, order);
        return sent.answer(wallet, PsbtVersions.in(request.psbtVersion(), outcome));
    }
}
