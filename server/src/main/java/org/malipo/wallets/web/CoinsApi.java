package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Policies;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.NextPage;
import org.malipo.problem.PageSize;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.WalletHistory;
import org.malipo.wallets.WalletLabels;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The coins of a store's wallet, those included that it can't spend yet, or that something under way takes. */
@RestController
@RequestMapping(WalletApi.PATH)
@Tag(name = "Store Wallet (On Chain)")
class CoinsApi {
    private final WalletOfPath wallets;
    private final WalletHistory history;
    private final WalletLabels labels;
    private final Policies policies;

    CoinsApi(WalletOfPath wallets, WalletHistory history, WalletLabels labels, Policies policies) {
        this.wallets = wallets;
        this.history = history;
        this.labels = labels;
        this.policies = policies;
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
        var coins = NextPage.cut(history.coins(wallet, WalletCursors.coin(after), size + 1), size, WalletCursors::of);
        var notes = labels.ofCoins(wallet, coins);
        var view = new UtxoView(wallet, policies.current().explorerLinks());
        return coins.stream()
                .map(coin -> view.of(coin, notes.getOrDefault(ObjectKey.of(coin), Annotation.NONE)))
                .toList();
    }
}
