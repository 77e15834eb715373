package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.problem.Once;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.malipo.wallets.GeneratedWallet;
import org.malipo.wallets.NewWallet;
import org.malipo.wallets.WalletOutcome;
import org.malipo.wallets.Wallets;
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

/** Gives a store its wallet: one that the merchant has, shown before it is saved, or a new one. */
@Controller
@RequestMapping("/stores/{storeId}/wallet")
class WalletSetupPages {
    private static final int COMPARED = 5;

    private final Stores stores;
    private final Wallets wallets;

    WalletSetupPages(Stores stores, Wallets wallets) {
        this.stores = stores;
        this.wallets = wallets;
    }

    @GetMapping("/connect")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String connect(@PathVariable String storeId, Model model) {
        return show(model, ConnectView.empty(path(storeId)));
    }

    /** The first addresses, for comparing with those that the merchant's own wallet shows; stores nothing. */
    @PostMapping("/connect")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String compare(
            @PathVariable String storeId,
            @RequestParam String scheme,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String origin,
            Model model) {
        var view = ConnectView.of(path(storeId), scheme, label, origin);
        return switch (wallets.preview(network(storeId), wallet(scheme, label, origin), 0, COMPARED)) {
            case WalletOutcome.Previewed preview -> show(model, view.withPreview(preview));
            case WalletOutcome.Refused refused -> show(model, view.withError(refused.reason()));
            case WalletOutcome.Configured _, WalletOutcome.Generated _, WalletOutcome.AlreadyConfigured _ ->
                back(storeId);
        };
    }

    @PostMapping("/connect/save")
    @Once
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String save(
            @PathVariable String storeId,
            @RequestParam String scheme,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String origin,
            HttpServletResponse response,
            Model model) {
        return switch (wallets.configure(new StoreId(storeId), wallet(scheme, label, origin))) {
            case WalletOutcome.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(
                        model,
                        ConnectView.of(path(storeId), scheme, label, origin).withError(refused.reason()));
            }
            case WalletOutcome.Configured _,
                    WalletOutcome.Generated _,
                    WalletOutcome.Previewed _,
                    WalletOutcome.AlreadyConfigured _ -> back(storeId);
        };
    }

    @GetMapping("/create")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    String create(@PathVariable String storeId, Model model) {
        return show(model, new CreateView(path(storeId), false, ""));
    }

    /** The words are in this answer and nowhere else, so it must not be kept by anybody. */
    @PostMapping("/create")
    @Once(shownAt = "/stores/{storeId}/wallet")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String generate(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "false") boolean hot,
            @RequestParam(defaultValue = "") String label,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return switch (wallets.generate(new StoreId(storeId), GeneratedWallet.segwit(orNull(label), hot))) {
            case WalletOutcome.Generated made -> {
                model.addAttribute(
                        "view",
                        new SecretWordsView(
                                path(storeId), List.of(made.mnemonic().reveal().split(" ")), hot));
                yield "wallets/words";
            }
            case WalletOutcome.Refused refused -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(model, new CreateView(path(storeId), hot, refused.reason()));
            }
            case WalletOutcome.Configured _, WalletOutcome.Previewed _, WalletOutcome.AlreadyConfigured _ ->
                back(storeId);
        };
    }

    private static String show(Model model, ConnectView view) {
        model.addAttribute("view", view);
        return "wallets/connect";
    }

    private static String show(Model model, CreateView view) {
        model.addAttribute("view", view);
        return "wallets/create";
    }

    private static NewWallet wallet(String scheme, String label, String origin) {
        return new NewWallet(scheme.strip(), orNull(label), orNull(origin));
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private Network network(String storeId) {
        return store(storeId).network();
    }

    private Store store(String storeId) {
        return stores.get(new StoreId(storeId));
    }

    private static String path(String storeId) {
        return "/stores/" + storeId + "/wallet";
    }

    private static String back(String storeId) {
        return "redirect:" + path(storeId);
    }
}
