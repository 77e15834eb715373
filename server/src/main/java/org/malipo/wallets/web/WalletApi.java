package org.malipo.wallets.web;

import fr.acinq.bitcoin.TxId;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.chain.Chain;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Stores;
import org.malipo.wallets.ReceiveAddresses;
import org.malipo.wallets.WalletHistory;
import org.malipo.wallets.WalletTransaction;
import org.malipo.wallets.web.WalletData.TransactionStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a store's wallet holds, where it receives and what came and went. */
@RestController
@RequestMapping(WalletApi.PATH)
@Tag(name = "Store Wallet (On Chain)")
class WalletApi {
    static final String PATH = "/api/v1/stores/{storeId}/payment-methods/{paymentMethodId}/wallet";
    private static final Pattern TXID = Pattern.compile("[0-9a-fA-F]{64}");

    private final WalletOfPath wallets;
    private final WalletHistory history;
    private final ReceiveAddresses receive;
    private final Stores stores;
    private final Chain chain;

    WalletApi(WalletOfPath wallets, WalletHistory history, ReceiveAddresses receive, Stores stores, Chain chain) {
        this.wallets = wallets;
        this.history = history;
        this.receive = receive;
        this.stores = stores;
        this.chain = chain;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    WalletData.Overview overview(@PathVariable StoreId storeId, @PathVariable String paymentMethodId) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        return WalletData.Overview.of(wallet, history.balance(wallet));
    }

    /** @param blockTarget within how many blocks; the store's setting if it is left out */
    @GetMapping("/feerate")
    @Requires(Permission.CAN_VIEW_WALLET)
    WalletData.FeeRate feeRate(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(required = false) @Nullable Integer blockTarget) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        if (blockTarget != null && blockTarget < 1) {
            throw FieldErrors.of("BlockTarget", "The block target must be at least 1");
        }
        var blocks =
                blockTarget == null ? stores.get(storeId).settings().checkout().recommendedFeeTarget() : blockTarget;
        return new WalletData.FeeRate(
                chain.estimate(wallet.network(), blocks).rate().value());
    }

    @GetMapping("/address")
    @Requires(Permission.CAN_VIEW_WALLET)
    WalletData.Address address(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(defaultValue = "false") boolean forceGenerate) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        var reserved = forceGenerate ? receive.renew(wallet) : receive.current(wallet);
        return WalletData.Address.of(
                reserved, PaymentLink.to(reserved.address()).print());
    }

    @DeleteMapping("/address")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    void giveBackAddress(@PathVariable StoreId storeId, @PathVariable String paymentMethodId) {
        if (!receive.giveBack(wallets.ready(storeId, paymentMethodId))) {
            throw new ProblemException(
                    Problem.refused("no-reserved-address", "There was no reserved address for BTC on this store."));
        }
    }

    /** Newest first. Filters are applied together, and then the page is cut. Nothing has labels yet. */
    @GetMapping("/transactions")
    @Requires(Permission.CAN_VIEW_WALLET)
    List<WalletData.Transaction> transactions(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(defaultValue = "") List<TransactionStatus> statusFilter,
            @RequestParam(required = false) @Nullable String labelFilter,
            @RequestParam(defaultValue = "0") int skip,
            @RequestParam(defaultValue = "2147483647") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        new PageCheck().notNegative("Skip", skip).notNegative("Limit", limit).done();
        if (labelFilter != null && !labelFilter.isEmpty()) {
            return List.of();
        }
        var last = WalletCursors.transaction(after);
        int size = Math.min(limit, PageSize.ALL);
        var found = history.transactions(wallet, ofStatus(statusFilter), last, skip, size + 1);
        return NextPage.cut(found, size, WalletCursors::of).stream()
                .map(WalletData.Transaction::of)
                .toList();
    }

    private static Predicate<WalletTransaction> ofStatus(List<TransactionStatus> wanted) {
        return transaction -> wanted.isEmpty() || wanted.contains(WalletData.Transaction.statusOf(transaction));
    }

    @GetMapping("/transactions/{transactionId}")
    @Requires(Permission.CAN_VIEW_WALLET)
    WalletData.Transaction transaction(
            @PathVariable StoreId storeId, @PathVariable String paymentMethodId, @PathVariable String transactionId) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        return txid(transactionId)
                .flatMap(txid -> history.transaction(wallet, txid))
                .map(WalletData.Transaction::of)
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("transaction-not-found", "The transaction was not found.")));
    }

    @GetMapping("/utxos")
    @Requires(Permission.CAN_VIEW_WALLET)
    List<WalletData.Utxo> utxos(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer take) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        int size = PageSize.of(take);
        var found = history.coins(wallet, WalletCursors.coin(after), size + 1);
        return NextPage.cut(found, size, WalletCursors::of).stream()
                .map(coin -> UtxoView.of(wallet, coin))
                .toList();
    }

    private static Optional<TxId> txid(String text) {
        return TXID.matcher(text).matches() ? Optional.of(new TxId(text)) : Optional.empty();
    }
}
