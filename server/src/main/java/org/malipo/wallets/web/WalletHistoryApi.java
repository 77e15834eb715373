package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.chain.HistoryPage.Part;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.BalanceSpan;
import org.malipo.wallets.HistoryFilter;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.Txids;
import org.malipo.wallets.WalletHistograms;
import org.malipo.wallets.WalletHistory;
import org.malipo.wallets.WalletLabels;
import org.malipo.wallets.web.WalletData.TransactionStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came and went in a store's wallet, its coins, and what the store noted about them. */
@RestController
@RequestMapping(WalletApi.PATH)
@Tag(name = "Store Wallet (On Chain)")
class WalletHistoryApi {
    private final WalletOfPath wallets;
    private final WalletHistory history;
    private final WalletLabels labels;
    private final WalletHistograms histograms;
    private final Clock clock;

    WalletHistoryApi(
            WalletOfPath wallets,
            WalletHistory history,
            WalletLabels labels,
            WalletHistograms histograms,
            Clock clock) {
        this.wallets = wallets;
        this.history = history;
        this.labels = labels;
        this.histograms = histograms;
        this.clock = clock;
    }

    /**
     * What to note about a transaction; null leaves it as it is.
     *
     * @param comment cut to 200 characters; empty to take it away
     * @param labels added to those that are there; each is cut to 50 characters
     */
    @Schema(name = "PatchOnChainTransactionRequest")
    record PatchRequest(@Nullable String comment, @Nullable List<String> labels) {}

    /** @param type {@code Day}, {@code Week}, {@code Month}, {@code YTD}, {@code Year} or {@code TwoYears} */
    @GetMapping("/histogram")
    @Requires(Permission.CAN_VIEW_WALLET)
    WalletData.Histogram histogram(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(required = false) @Nullable String type) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        return WalletData.Histogram.of(histograms.of(wallet, BalanceSpan.of(type)));
    }

    /**
     * Newest first. Filters are applied together, and then the page is cut. Headers say where the next
     * one begins.
     *
     * @param after the cursor of the page before, in place of {@code skip}
     */
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
        var filter = new HistoryFilter(
                part(statusFilter), labelFilter == null || labelFilter.isEmpty() ? null : labelFilter);
        int size = Math.min(limit, PageSize.ALL);
        var found = history.transactions(wallet, filter, WalletCursors.transaction(after), skip, size + 1);
        return NextPage.cut(found, size, WalletCursors::of).stream()
                .map(WalletData.Transaction::of)
                .toList();
    }

    static Part part(List<TransactionStatus> wanted) {
        var statuses = EnumSet.noneOf(TransactionStatus.class);
        statuses.addAll(wanted);
        if (statuses.size() != 1) {
            return Part.ALL;
        }
        return statuses.contains(TransactionStatus.CONFIRMED) ? Part.CONFIRMED : Part.UNCONFIRMED;
    }

    @GetMapping("/transactions/{transactionId}")
    @Requires(Permission.CAN_VIEW_WALLET)
    WalletData.Transaction transaction(
            @PathVariable StoreId storeId, @PathVariable String paymentMethodId, @PathVariable String transactionId) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        return Txids.read(transactionId)
                .flatMap(txid -> history.transaction(wallet, txid))
                .map(WalletData.Transaction::of)
                .orElseThrow(WalletHistoryApi::notFound);
    }

    /** @param force whether to note it about a transaction that the wallet has not seen */
    @PatchMapping("/transactions/{transactionId}")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    WalletData.Transaction annotate(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @PathVariable String transactionId,
            @RequestParam(defaultValue = "false") boolean force,
            @RequestBody PatchRequest request) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        var txid = Txids.read(transactionId).orElseThrow(WalletHistoryApi::notFound);
        if (!force && history.transaction(wallet, txid).isEmpty()) {
            throw notFound();
        }
        var key = ObjectKey.of(txid);
        if (request.comment() != null) {
            labels.comment(wallet, key, request.comment());
        }
        if (request.labels() != null) {
            labels.add(wallet, key, request.labels());
        }
        return history.transaction(wallet, txid)
                .map(WalletData.Transaction::of)
                .orElseGet(() -> WalletData.Transaction.unseen(
                        key.id(), labels.of(wallet, List.of(key)).getOrDefault(key, Annotation.NONE), clock.instant()));
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("transaction-not-found", "The transaction was not found."));
    }
}
