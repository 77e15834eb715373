package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.chain.Chain;
import org.malipo.chain.Rescan;
import org.malipo.problem.Once;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletRescans;
import org.malipo.wallets.WalletScan;
import org.malipo.wallets.WalletScans;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Looks for what a wallet had before it came here: through the blocks of the past, or among what is unspent. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/rescan")
class RescanPages {
    private final WalletOnPage wallets;
    private final WalletRescans rescans;
    private final WalletScans scans;
    private final Chain chain;
    private final Clock clock;

    RescanPages(WalletOnPage wallets, WalletRescans rescans, WalletScans scans, Chain chain, Clock clock) {
        this.wallets = wallets;
        this.rescans = rescans;
        this.scans = scans;
        this.chain = chain;
        this.clock = clock;
    }

    /** {@return whether whoever asks may start a search, which keeps the server's node busy} */
    private static boolean mayStart(StoreId store) {
        return Caller.current().may(Permission.CAN_MANAGE_WALLET_SETTINGS, store)
                && Caller.current().may(Permission.CAN_MODIFY_SERVER_SETTINGS, null);
    }

    /**
     * Has the next page ask whether a wallet that was just set up was used before.
     *
     * @param past from where on, if somebody has said so
     */
    static void offer(StoreId store, RescanForm past, RedirectAttributes next) {
        next.addFlashAttribute("offersRescan", mayStart(store));
        next.addFlashAttribute("rescanFrom", past.query());
    }

    @GetMapping
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String rescan(@PathVariable String storeId, RescanForm past, Model model) {
        return show("wallets/rescan", storeId, past, CoinScanForm.EMPTY, model);
    }

    /** A part of the page, which asks for it while a search goes on. */
    @GetMapping("/blocks")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String blocks(@PathVariable String storeId, Model model) {
        return show("wallets/rescan-blocks", storeId, RescanForm.EMPTY, CoinScanForm.EMPTY, model);
    }

    @GetMapping("/coins")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String coins(@PathVariable String storeId, Model model) {
        return show("wallets/rescan-coins", storeId, RescanForm.EMPTY, CoinScanForm.EMPTY, model);
    }

    @PostMapping("/blocks")
    @Once
    @Requires(value = Permission.CAN_MANAGE_WALLET_SETTINGS, also = Permission.CAN_MODIFY_SERVER_SETTINGS)
    String startBlocks(@PathVariable String storeId, RescanForm form, HttpServletResponse response, Model model) {
        var wallet = wallets.of(storeId);
        if (!form.isRight(rescans.tipHeight(wallet))) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show("wallets/rescan", storeId, form, CoinScanForm.EMPTY, model);
        }
        if (rescans.of(wallet).filter(Rescan::isOpen).isEmpty()) {
            rescans.start(wallet, form.range());
        }
        return back(wallet);
    }

    @PostMapping("/coins")
    @Once
    @Requires(value = Permission.CAN_MANAGE_WALLET_SETTINGS, also = Permission.CAN_MODIFY_SERVER_SETTINGS)
    String startCoins(@PathVariable String storeId, CoinScanForm form, HttpServletResponse response, Model model) {
        var wallet = wallets.of(storeId);
        if (!form.isRight()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show("wallets/rescan", storeId, RescanForm.EMPTY, form, model);
        }
        if (scans.of(wallet).filter(WalletScan::isOpen).isEmpty()) {
            scans.start(wallet, form.range());
        }
        return back(wallet);
    }

    @PostMapping("/blocks/stop")
    @Once
    @Requires(value = Permission.CAN_MANAGE_WALLET_SETTINGS, also = Permission.CAN_MODIFY_SERVER_SETTINGS)
    String stopBlocks(@PathVariable String storeId) {
        var wallet = wallets.of(storeId);
        rescans.cancel(wallet);
        return back(wallet);
    }

    @PostMapping("/coins/stop")
    @Once
    @Requires(value = Permission.CAN_MANAGE_WALLET_SETTINGS, also = Permission.CAN_MODIFY_SERVER_SETTINGS)
    String stopCoins(@PathVariable String storeId) {
        var wallet = wallets.of(storeId);
        scans.cancel(wallet);
        return back(wallet);
    }

    private String show(String template, String storeId, RescanForm blocks, CoinScanForm coins, Model model) {
        var wallet = wallets.of(storeId);
        model.addAttribute(
                "view",
                new RescanView(
                        WalletOnPage.path(wallet),
                        mayStart(wallet.store()),
                        chain.status(wallet.network()).isReady(),
                        rescans.tipHeight(wallet),
                        chain.enabled(wallet.network()) && scans.isOffered(wallet),
                        blocks,
                        coins,
                        rescans.of(wallet).map(RescanView::of).orElse(null),
                        scans.of(wallet)
                                .map(scan -> RescanView.of(scan, clock.instant()))
                                .orElse(null)));
        return template;
    }

    private static String back(StoreWallet wallet) {
        return "redirect:" + WalletOnPage.path(wallet) + "/rescan";
    }
}
