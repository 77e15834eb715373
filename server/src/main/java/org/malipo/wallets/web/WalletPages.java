package org.malipo.wallets.web;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.chain.Chain;
import org.malipo.problem.Once;
import org.malipo.stores.Stores;
import org.malipo.wallets.Backups;
import org.malipo.wallets.BalanceSpan;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletHistograms;
import org.malipo.wallets.Wallets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a store's wallet holds. */
@Controller
@RequestMapping("/stores/{storeId}/wallet")
class WalletPages {
    private static final int NEWEST = 10;

    private final Stores stores;
    private final Wallets wallets;
    private final Chain chain;
    private final Backups backups;
    private final SignersOnPage signers;
    private final WalletHistograms histograms;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // the wallet at a glance: each part of the page comes from another place
    WalletPages(
            Stores stores,
            Wallets wallets,
            Chain chain,
            Backups backups,
            SignersOnPage signers,
            WalletHistograms histograms,
            Clock clock) {
        this.stores = stores;
        this.wallets = wallets;
        this.chain = chain;
        this.backups = backups;
        this.signers = signers;
        this.histograms = histograms;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String overview(@PathVariable String storeId, @RequestParam(required = false) @Nullable String span, Model model) {
        var id = new StoreId(storeId);
        var wallet = wallets.of(id);
        if (wallet.isEmpty()) {
            model.addAttribute("view", SetupView.of(stores.get(id), Caller.current(), signers.areAskedForKeys(id)));
            return "wallets/setup";
        }
        model.addAttribute("view", overview(wallet.get(), BalanceSpan.of(span)));
        return "wallets/overview";
    }

    private WalletView overview(StoreWallet wallet, BalanceSpan span) {
        return new WalletView(
                "/stores/" + wallet.store().value() + "/wallet",
                wallet.displayName(),
                wallet.network().id(),
                wallet.config().isHotWallet(),
                wallet.enabled(),
                wallet.scheme().print(),
                wallets.balance(wallet),
                wallets.transactions(wallet, 0, NEWEST),
                BalanceChart.of(histograms.of(wallet, span)),
                chain.status(wallet.network()).isReady(),
                backups.isDue(wallet),
                signers.areAskedForKeys(wallet.store()),
                wallet.config().isMultiSigOnServer(),
                signers.pending(wallet),
                chain.enabled(wallet.network()) ? FeeChoices.of(chain, wallet.network(), clock.instant()) : null,
                Caller.current().may(Permission.CAN_CREATE_TRANSACTIONS, wallet.store()));
    }

    @PostMapping("/enabled")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String enable(@PathVariable String storeId, @RequestParam boolean enabled) {
        wallets.enable(new StoreId(storeId), enabled);
        return "redirect:/stores/" + storeId + "/wallet";
    }

    @GetMapping("/remove")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String askToRemove(@PathVariable String storeId, Model model) {
        var wallet = configured(storeId);
        model.addAttribute(
                "view",
                new RemoveView(
                        "/stores/" + storeId + "/wallet",
                        wallet.displayName(),
                        wallet.config().isHotWallet(),
                        wallets.balance(wallet).total()));
        return "wallets/remove";
    }

    @PostMapping("/remove")
    @Once
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String remove(@PathVariable String storeId) {
        wallets.remove(new StoreId(storeId));
        return "redirect:/stores/" + storeId + "/wallet";
    }

    private StoreWallet configured(String storeId) {
        return wallets.of(new StoreId(storeId)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
