package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.malipo.access.Caller;
import org.malipo.access.PasswordConfirmation;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.wallets.Backups;
import org.malipo.wallets.HotWalletPolicy;
import org.malipo.wallets.StoreWallet;
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

/** Shows the words of a wallet whose keys are on this server, to whoever owns the store and types their password again. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/seed")
class SeedPages {
    private final Wallets wallets;
    private final Backups backups;
    private final HotWalletPolicy hotWallets;
    private final PasswordConfirmation password;

    SeedPages(Wallets wallets, Backups backups, HotWalletPolicy hotWallets, PasswordConfirmation password) {
        this.wallets = wallets;
        this.backups = backups;
        this.hotWallets = hotWallets;
        this.password = password;
    }

    @GetMapping
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String ask(@PathVariable String storeId, Model model) {
        hot(storeId);
        return ask(storeId, false, model);
    }

    @PostMapping
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String show(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String current,
            HttpServletResponse response,
            Model model) {
        var wallet = hot(storeId);
        if (!password.isRight(Caller.current(), current)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(storeId, true, model);
        }
        var words = backups.show(wallet).orElseThrow(SeedPages::notHere);
        CreatePages.forbidKeeping(response);
        model.addAttribute(
                "view",
                new SecretWordsView(
                        path(storeId),
                        List.of(words.reveal().split("[ \u3000]")),
                        true,
                        backups.needsPassphrase(wallet),
                        ""));
        return "wallets/words";
    }

    private StoreWallet hot(String storeId) {
        if (!hotWallets.allows()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return wallets.of(new StoreId(storeId))
                .filter(wallet -> wallet.config().isHotWallet())
                .orElseThrow(SeedPages::notHere);
    }

    private static ResponseStatusException notHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String ask(String storeId, boolean wrong, Model model) {
        model.addAttribute("view", new SeedView(path(storeId), wrong));
        return "wallets/seed";
    }

    private static String path(String storeId) {
        return "/stores/" + storeId + "/wallet";
    }
}
