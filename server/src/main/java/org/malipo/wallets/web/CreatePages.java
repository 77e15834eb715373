package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.WordList;
import org.malipo.problem.Once;
import org.malipo.wallets.GeneratedWallet;
import org.malipo.wallets.HotWalletPolicy;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.Wallets;
import org.malipo.wallets.setup.RefusalWords;
import org.malipo.wallets.setup.ScriptType;
import org.malipo.wallets.setup.SealedWords;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes a wallet of new words. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/create")
class CreatePages {
    private final Wallets wallets;
    private final HotWalletPolicy hotWallets;
    private final SealedWords seals;

    CreatePages(Wallets wallets, HotWalletPolicy hotWallets, SealedWords seals) {
        this.wallets = wallets;
        this.hotWallets = hotWallets;
        this.seals = seals;
    }

    @GetMapping
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String create(@PathVariable String storeId, Model model) {
        model.addAttribute("view", CreateView.empty(path(storeId), hotWallets.allows()));
        return "wallets/create";
    }

    /** The words are in this answer and nowhere else, so it must not be kept by anybody. */
    @PostMapping
    @Once(shownAt = "/stores/{storeId}/wallet")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String generate(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "false") boolean hot,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "12") String words,
            @RequestParam(defaultValue = "segwit") String type,
            HttpServletResponse response,
            Model model) {
        forbidKeeping(response);
        return switch (wallets.generate(new StoreId(storeId), wallet(hot, label, words, type))) {
            case WalletOutcome.Generated made -> {
                var sealed = seals.seal(new StoreId(storeId), made.mnemonic(), "");
                var shown = List.of(made.mnemonic().reveal().split(" "));
                model.addAttribute("view", new SecretWordsView(path(storeId), shown, hot, false, sealed));
                yield "wallets/words";
            }
            case WalletOutcome.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute(
                        "view",
                        new CreateView(
                                path(storeId),
                                hot,
                                hotWallets.allows(),
                                label,
                                words,
                                type,
                                RefusalWords.of(refused.reason())));
                yield "wallets/create";
            }
            case WalletOutcome.Configured _, WalletOutcome.Previewed _, WalletOutcome.AlreadyConfigured _ ->
                "redirect:" + path(storeId);
        };
    }

    private static GeneratedWallet wallet(boolean hot, String label, String words, String type) {
        return new GeneratedWallet(
                CandidateForm.blankToNull(label),
                null,
                "",
                0,
                ScriptType.of(type).orElse(ScriptType.SEGWIT).account(),
                WordList.ENGLISH,
                words.equals("24") ? 24 : 12,
                hot);
    }

    static void forbidKeeping(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    private static String path(String storeId) {
        return "/stores/" + storeId + "/wallet";
    }
}
