package org.malipo.wallets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.acinq.bitcoin.TxId;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.idempotency.Resumable;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.PlainNumber;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.Txids;
import org.malipo.wallets.sending.BumpKind;
import org.malipo.wallets.sending.BumpOptions;
import org.malipo.wallets.sending.BumpOrder;
import org.malipo.wallets.sending.Bumps;
import org.malipo.wallets.sending.FeeWish;
import org.malipo.wallets.sending.Outgoing;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonSerialize;

/** Raises the fees of unconfirmed transactions, and takes them back. */
@RestController
@RequestMapping(WalletApi.PATH)
@Tag(name = "Store Wallet (On Chain)")
class BumpApi {
    private final WalletOfPath wallets;
    private final SendingRights rights;
    private final Bumps bumps;
    private final Outgoing outgoing;
    private final SentTransactions sent;

    BumpApi(WalletOfPath wallets, SendingRights rights, Bumps bumps, Outgoing outgoing, SentTransactions sent) {
        this.wallets = wallets;
        this.rights = rights;
        this.bumps = bumps;
        this.outgoing = outgoing;
        this.sent = sent;
    }

    /**
     * How to raise a fee; what is left out has its default.
     *
     * @param method a replacement where that is possible, else a child
     * @param feeRate in satoshis per virtual byte, that the transaction is to pay with its relatives
     * @param target in place of it, within how many blocks it is to be confirmed
     * @param signWithSeed whether the server signs and sends; otherwise the caller gets a PSBT
     * @param psbtVersion of the PSBT, where that is the answer: 0 (BIP 174), or 2 (BIP 370)
     */
    @Schema(name = "BumpTransactionRequest")
    record BumpRequest(
            @Nullable BumpMethod method,
            @Nullable BigDecimal feeRate,
            @Nullable Integer target,
            @Nullable Boolean signWithSeed,
            @Nullable Integer psbtVersion) {
        static final BumpRequest USUAL = new BumpRequest(null, null, null, null, null);
    }

    /** The same for several transactions at once. */
    @Schema(name = "BumpTransactionsRequest")
    record BumpTogetherRequest(
            @Nullable List<@Nullable String> transactions,
            @Nullable BigDecimal feeRate,
            @Nullable Integer target,
            @Nullable Boolean signWithSeed,
            @Nullable Integer psbtVersion) {
        BumpRequest each() {
            return new BumpRequest(BumpMethod.CPFP, feeRate, target, signWithSeed, psbtVersion);
        }
    }

    /**
     * What can be done about an unconfirmed transaction. Rates are in satoshis per virtual byte.
     *
     * @param fee in BTC, that it pays itself
     * @param feeRate that it pays with its relatives in the mempool
     */
    @Schema(name = "BumpOptionsData")
    record OptionsData(
            String transactionHash,
            BigDecimal fee,
            long vsize,

            @JsonSerialize(using = PlainNumber.class) @Schema(type = "number")
            BigDecimal feeRate,

            OptionData replacement,
            OptionData child,
            OptionData cancellation) {
        static OptionsData of(TxId txid, BumpOptions options) {
            return new OptionsData(
                    txid.toString(),
                    WalletData.btc(options.fee()),
                    options.vbytes(),
                    options.rate().value(),
                    OptionData.of(options.replacement()),
                    OptionData.of(options.child()),
                    OptionData.of(options.cancellation()));
        }
    }

    /**
     * One way.
     *
     * @param minimumFeeRate that nodes ask for; null where it is not possible
     * @param code why it is not possible, as a refusal says it
     */
    @Schema(name = "BumpOptionData")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OptionData(
            boolean possible,

            @JsonSerialize(using = PlainNumber.class) @Schema(type = "number") @Nullable
            BigDecimal minimumFeeRate,

            @Nullable String code,
            @Nullable String reason) {
        static OptionData of(BumpOptions.Option option) {
            var lowest = option.lowest();
            var why = option.why();
            return new OptionData(
                    option.isPossible(),
                    lowest == null ? null : lowest.value(),
                    why == null ? null : why.code(),
                    why == null ? null : why.message());
        }
    }

    /** {@return how the fee can be raised, at which least rate, and why not otherwise} */
    @GetMapping("/transactions/{transactionId}/bump")
    @Requires(Permission.CAN_VIEW_WALLET)
    OptionsData options(
            @PathVariable StoreId storeId, @PathVariable String paymentMethodId, @PathVariable String transactionId) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        var txid = txid(transactionId);
        return OptionsData.of(txid, bumps.options(wallet, List.of(txid), List.of()));
    }

    /** Raises the fee of one transaction. The answer is the replacement or the child, or the PSBT of it. */
    @PostMapping("/transactions/{transactionId}/bump")
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    @Resumable
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {SendingApi.UnsignedData.class, WalletData.Transaction.class})))
    ResponseEntity<?> bump(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @PathVariable String transactionId,
            @RequestBody(required = false) @Nullable BumpRequest request) {
        var wish = request == null ? BumpRequest.USUAL : request;
        var wallet = allowed(storeId, paymentMethodId, wish);
        var txid = txid(transactionId);
        var kind = wish.method() == null ? null : wish.method().kind();
        return carryOut(wallet, new BumpOrder(kind, List.of(txid), fee(wish)), wish);
    }

    /** Raises the fees of several transactions by one child that spends their outputs. */
    @PostMapping("/transactions/bump")
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    @Resumable
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {SendingApi.UnsignedData.class, WalletData.Transaction.class})))
    ResponseEntity<?> bumpTogether(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestBody BumpTogetherRequest request) {
        var wish = request.each();
        var wallet = allowed(storeId, paymentMethodId, wish);
        var txids = txids(request.transactions());
        return carryOut(wallet, new BumpOrder(BumpKind.CHILD, txids, fee(wish)), wish);
    }

    /** Puts a transaction in its place that brings all its money back. The answer is that transaction, or the PSBT of it. */
    @PostMapping("/transactions/{transactionId}/cancel")
    @Requires(Permission.CAN_CANCEL_TRANSACTIONS)
    @Resumable
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {SendingApi.UnsignedData.class, WalletData.Transaction.class})))
    ResponseEntity<?> cancel(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @PathVariable String transactionId,
            @RequestBody(required = false) @Nullable BumpRequest request) {
        var wish = request == null ? BumpRequest.USUAL : request;
        var wallet = allowed(storeId, paymentMethodId, wish);
        var txid = txid(transactionId);
        return carryOut(wallet, new BumpOrder(BumpKind.CANCELLATION, List.of(txid), fee(wish)), wish);
    }

    private StoreWallet allowed(StoreId store, String paymentMethodId, BumpRequest request) {
        rights.require(Permission.CAN_SIGN_TRANSACTIONS, store);
        if (signs(request)) {
            rights.require(Permission.CAN_BROADCAST_TRANSACTIONS, store);
        }
        var wallet = wallets.ready(store, paymentMethodId);
        if (signs(request)) {
            rights.requireHotSigning();
        }
        return wallet;
    }

    private ResponseEntity<?> carryOut(StoreWallet wallet, BumpOrder order, BumpRequest request) {
        var before = outgoing.repeated();
        return before.isPresent()
                ? sent.answer(wallet, before.get())
                : sent.answer(
                        wallet, PsbtVersions.in(request.psbtVersion(), bumps.bump(wallet, order, signs(request))));
    }

    private static boolean signs(BumpRequest request) {
        return !Boolean.FALSE.equals(request.signWithSeed());
    }

    private static FeeWish fee(BumpRequest request) {
        var rate = request.feeRate();
        var target = request.target();
        var errors = new FieldErrors();
        if (target != null && target < 1) {
            errors.add("Target", "The block target must be at least 1");
        }
        PsbtVersions.check(request.psbtVersion(), errors);
        errors.throwIfAny();
        return new FeeWish(TypedRate.read(rate), target);
    }

    private static TxId txid(String text) {
        return Txids.read(text)
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("transaction-not-found", "The transaction was not found.")));
    }

    private static List<TxId> txids(@Nullable List<@Nullable String> texts) {
        if (texts == null || texts.isEmpty()) {
            throw FieldErrors.of("Transactions", "At least one transaction must be specified");
        }
        if (texts.size() > BumpOrder.MOST_TOGETHER) {
            throw FieldErrors.of(
                    "Transactions", "At most " + BumpOrder.MOST_TOGETHER + " transactions can be specified");
        }
        var txids = new ArrayList<TxId>();
        texts.forEach(text -> txids.add(txid(text == null ? "" : text)));
        return txids;
    }
}
