package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.idempotency.Resumable;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.pending.PendingId;
import org.malipo.wallets.pending.PendingOutcome;
import org.malipo.wallets.pending.PendingSends;
import org.malipo.wallets.pending.PendingTransaction;
import org.malipo.wallets.pending.PendingTransactions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Transactions that several people sign. */
@RestController
@RequestMapping(WalletApi.PATH + "/pending")
@Tag(name = "Store Wallet (On Chain)")
class PendingApi {
    private final WalletOfPath wallets;
    private final PendingOrders orders;
    private final PendingTransactions transactions;
    private final PendingSends sends;

    PendingApi(WalletOfPath wallets, PendingOrders orders, PendingTransactions transactions, PendingSends sends) {
        this.wallets = wallets;
        this.orders = orders;
        this.transactions = transactions;
        this.sends = sends;
    }

    /** A PSBT that came back from a signer, in Base64 or hex. */
    @Schema(name = "CollectSignaturesRequest")
    record SignatureRequest(@Nullable String psbt) {}

    /**
     * Newest first.
     *
     * @param onlyOpen whether those are left out that are over
     * @param after the cursor of the page before
     */
    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    List<PendingData> list(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(defaultValue = "false") boolean onlyOpen,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        var wallet = wallets.noted(storeId, paymentMethodId);
        var size = PageSize.of(take);
        var found = transactions.list(wallet, onlyOpen, after, size + 1);
        return NextPage.cut(found, size, PendingTransactions::place).stream()
                .map(pending -> PendingData.of(wallet, pending))
                .toList();
    }

    /** Makes a transaction and asks the signers for their signatures. Its coins are reserved. */
    @PostMapping
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    @Resumable
    PendingData create(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestBody CreateTransactionRequest request) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        var before = transactions.repeated();
        return before.isPresent() ? PendingData.of(wallet, before.get()) : answer(wallet, orders.make(wallet, request));
    }

    @GetMapping("/{pendingId}")
    @Requires(Permission.CAN_VIEW_WALLET)
    PendingData one(
            @PathVariable StoreId storeId, @PathVariable String paymentMethodId, @PathVariable String pendingId) {
        var wallet = wallets.noted(storeId, paymentMethodId);
        return PendingData.of(
                wallet, transactions.find(wallet, new PendingId(pendingId)).orElseThrow(PendingApi::unknown));
    }

    /** Takes the signatures of a PSBT that count, and nothing else; giving it again changes nothing. */
    @PostMapping("/{pendingId}/signatures")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    PendingData collect(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @PathVariable String pendingId,
            @RequestBody SignatureRequest request) {
        var wallet = wallets.noted(storeId, paymentMethodId);
        var given = psbt(request.psbt());
        return answer(
                wallet,
                transactions.collect(
                        wallet,
                        new PendingId(pendingId),
                        given,
                        Caller.current().user()));
    }

    private static Psbt psbt(@Nullable String text) {
        try {
            return Psbt.parse(text == null ? "" : text);
        } catch (PsbtException e) {
            throw FieldErrors.of("Psbt", "This is no readable PSBT");
        }
    }

    /** Sends what all have signed. */
    @PostMapping("/{pendingId}/broadcast")
    @Requires(Permission.CAN_BROADCAST_TRANSACTIONS)
    @Resumable
    PendingData broadcast(
            @PathVariable StoreId storeId, @PathVariable String paymentMethodId, @PathVariable String pendingId) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        return answer(wallet, sends.send(wallet, new PendingId(pendingId)));
    }

    /** Gives it up; its coins are free again. */
    @PostMapping("/{pendingId}/cancel")
    @Requires(Permission.CAN_CANCEL_TRANSACTIONS)
    PendingData cancel(
            @PathVariable StoreId storeId, @PathVariable String paymentMethodId, @PathVariable String pendingId) {
        var wallet = wallets.noted(storeId, paymentMethodId);
        return answer(wallet, transactions.cancel(wallet, new PendingId(pendingId)));
    }

    private static PendingData answer(StoreWallet wallet, PendingOutcome outcome) {
        return switch (outcome) {
            case PendingOutcome.Done(PendingTransaction pending) -> PendingData.of(wallet, pending);
            case PendingOutcome.Collected collected -> PendingData.of(wallet, collected.pending());
            case PendingOutcome.Unknown _ -> throw unknown();
            case PendingOutcome.Refused(var problem) -> throw new ProblemException(problem);
        };
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Problem.notFound("pending-transaction-not-found", "The wallet has no such transaction"));
    }
}
