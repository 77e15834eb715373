package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.WalletSettings;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.setup.RefusalWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a wallet is called, where its keys come from, and what its PSBTs hold. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/settings")
class SettingsPages {
    private final WalletOnPage wallets;
    private final WalletSettings settings;

    SettingsPages(WalletOnPage wallets, WalletSettings settings) {
        this.wallets = wallets;
        this.settings = settings;
    }

    @GetMapping
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String settings(@PathVariable String storeId, @RequestParam(defaultValue = "false") boolean saved, Model model) {
        var wallet = wallets.of(storeId);
        return show(wallet, SettingsForm.of(wallet), null, saved, model);
    }

    @PostMapping
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String change(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        var wallet = wallets.of(storeId);
        var form = SettingsForm.of(wallet, typed);
        if (form.isWrong()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(wallet, form, null, false, model);
        }
        var keys = form.keys().stream().map(SettingsForm.Key::settings).toList();
        return answer(wallet, form, keys, response, model);
    }

    private String answer(
            StoreWallet wallet, SettingsForm form, List<KeySettings> keys, HttpServletResponse response, Model model) {
        if (settings.change(wallet, form.label(), keys, form.includePrevious())
                instanceof WalletOutcome.Refused(var _, var reason)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(wallet, form, RefusalWords.of(reason), false, model);
        }
        return "redirect:" + WalletOnPage.path(wallet) + "/settings?saved=true";
    }

    private static String show(
            StoreWallet wallet, SettingsForm form, @Nullable Refusal refusal, boolean saved, Model model) {
        model.addAttribute(
                "view",
                new SettingsView(
                        WalletOnPage.path(wallet),
                        wallet.network().id(),
                        wallet.scheme().print(),
                        form,
                        refusal,
                        saved));
        return "wallets/settings";
    }
}
