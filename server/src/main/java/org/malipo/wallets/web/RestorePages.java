package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MnemonicException;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.chain.Chain;
import org.malipo.problem.Once;
import org.malipo.stores.Stores;
import org.malipo.wallets.GeneratedWallet;
import org.malipo.wallets.HotWalletPolicy;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.Wallets;
import org.malipo.wallets.setup.Candidate;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.setup.RefusalWords;
import org.malipo.wallets.setup.SealedWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Brings a wallet by the words of its seed. Where the server is not to keep them they are forgotten as soon as the public key is
 * derived; where it is, they go from page to page sealed.
 */
@Controller
@RequestMapping("/stores/{storeId}/wallet/restore")
class RestorePages {
    private final Stores stores;
    private final Wallets wallets;
    private final HotWalletPolicy hotWallets;
    private final SealedWords seals;
    private final Chain chain;

    RestorePages(Stores stores, Wallets wallets, HotWalletPolicy hotWallets, SealedWords seals, Chain chain) {
        this.stores = stores;
        this.wallets = wallets;
        this.hotWallets = hotWallets;
        this.seals = seals;
        this.chain = chain;
    }

    @GetMapping
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String restore(@PathVariable String storeId, Model model) {
        model.addAttribute("view", view(storeId, RestoreForm.EMPTY, Optional.empty()));
        return "wallets/restore";
    }

    @PostMapping
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String compare(@PathVariable String storeId, RestoreForm form, HttpServletResponse response, Model model) {
        CreatePages.forbidKeeping(response);
        var store = new StoreId(storeId);
        var refusal = refusal(store, form);
        if (refusal.isPresent() || !form.past().isRight(tip(store))) {
            return refuse(storeId, form, refusal, response, model);
        }
        try {
            var mnemonic = Mnemonic.parse(form.typed());
            var candidate = candidate(store, form, mnemonic);
            var sealed = form.keepsWords() ? seals.seal(store, mnemonic, form.passphraseOrEmpty()) : "";
            model.addAttribute(
                    "view",
                    CompareView.of(path(storeId), candidate, replaced(store)).fromSeed(sealed, form.past()));
            return "wallets/compare";
        } catch (MnemonicException e) {
            return refuse(storeId, form, Optional.of(RefusalWords.of(e.getMessage())), response, model);
        }
    }

    private Optional<Refusal> refusal(StoreId store, RestoreForm form) {
        if (form.typed().isBlank()) {
            return Optional.of(Refusal.of("empty"));
        }
        if (form.accountNumber() < 0) {
            return Optional.of(Refusal.of("account"));
        }
        if (form.keepsWords() && !hotWallets.allows()) {
            return Optional.of(Refusal.of("hot"));
        }
        return form.keepsWords() && wallets.of(store).isPresent()
                ? Optional.of(Refusal.of("configured"))
                : Optional.empty();
    }

    private Candidate candidate(StoreId store, RestoreForm form, Mnemonic mnemonic) {
        var account = SeedAccount.of(
                mnemonic.master(form.passphraseOrEmpty()),
                form.scriptType().account(),
                stores.get(store).network(),
                form.accountNumber());
        return new Candidate(account.scheme(), List.of(account.key()), "ImportedSeed", null, form.label());
    }

    /** The words come back sealed; what to derive from them is in the wallet that was compared. */
    @PostMapping("/save")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String save(
            @PathVariable String storeId,
            CandidateForm form,
            @RequestParam(defaultValue = "") String hot,
            RescanForm past,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var store = new StoreId(storeId);
        var outcome = seals.open(store, hot)
                .flatMap(opened -> wallet(opened, form, store))
                .map(wallet -> wallets.generate(store, wallet));
        if (outcome.isEmpty()) {
            return refuse(storeId, RestoreForm.EMPTY, Optional.of(Refusal.of("empty")), response, model);
        }
        return switch (outcome.get()) {
            case WalletOutcome.Refused refused ->
                refuse(storeId, RestoreForm.EMPTY, Optional.of(RefusalWords.of(refused.reason())), response, model);
            case WalletOutcome.AlreadyConfigured _ ->
                refuse(storeId, RestoreForm.EMPTY, Optional.of(Refusal.of("configured")), response, model);
            case WalletOutcome.Generated _, WalletOutcome.Configured _, WalletOutcome.Previewed _ -> {
                RescanPages.offer(store, past, next);
                yield "redirect:" + path(storeId);
            }
        };
    }

    private Optional<GeneratedWallet> wallet(SealedWords.Opened opened, CandidateForm form, StoreId store) {
        return HotCandidate.wallet(opened, form, stores.get(store).network());
    }

    private String refuse(
            String storeId, RestoreForm form, Optional<Refusal> why, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("view", view(storeId, form, why));
        return "wallets/restore";
    }

    private RestoreView view(String storeId, RestoreForm form, Optional<Refusal> why) {
        return new RestoreView(path(storeId), form, hotWallets.allows(), tip(new StoreId(storeId)), why.orElse(null));
    }

    private int tip(StoreId store) {
        return Math.max(0, chain.tipHeight(stores.get(store).network()));
    }

    private @Nullable String replaced(StoreId store) {
        return wallets.of(store).map(StoreWallet::displayName).orElse(null);
    }

    private static String path(String storeId) {
        return "/stores/" + storeId + "/wallet";
    }
}
