package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.problem.Once;
import org.malipo.wallets.LabelBook;
import org.malipo.wallets.StoreWallet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Lists the labels of a wallet, and changes one of them everywhere. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/labels")
class LabelPages {
    private static final int PAGE = 50;

    private final WalletOnPage wallets;
    private final LabelBook labels;

    LabelPages(WalletOnPage wallets, LabelBook labels) {
        this.wallets = wallets;
        this.labels = labels;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    String list(@PathVariable String storeId, @RequestParam(required = false) @Nullable String after, Model model) {
        return show(wallets.of(storeId), after, null, model);
    }

    private String show(StoreWallet wallet, @Nullable String after, @Nullable String refused, Model model) {
        var from = after == null ? null : clean(after);
        var found = labels.page(wallet, from, PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        model.addAttribute(
                "view",
                new LabelsView(
                        WalletOnPage.path(wallet),
                        shown,
                        found.size() > PAGE ? shown.getLast().text() : null,
                        from == null,
                        Caller.current().may(Permission.CAN_MANAGE_WALLET_TRANSACTIONS, wallet.store()),
                        refused));
        return "wallets/labels";
    }

    /** Gives a label another text or colour wherever it is. */
    @PostMapping("/change")
    @Once(shownAt = "/stores/{storeId}/wallet/labels")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    String change(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String color,
            HttpServletResponse response,
            Model model) {
        var wallet = wallets.of(storeId);
        var outcome = labels.change(wallet, clean(label), clean(text), color);
        if (outcome == LabelBook.Outcome.DONE) {
            return list(wallet);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(wallet, null, outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'), model);
    }

    @GetMapping("/delete")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    String askToDelete(@PathVariable String storeId, @RequestParam(defaultValue = "") String label, Model model) {
        var wallet = wallets.of(storeId);
        var entry =
                labels.find(wallet, clean(label)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("view", new DeleteLabelView(WalletOnPage.path(wallet), entry.text(), entry.uses()));
        return "wallets/label-delete";
    }

    /** Takes a label off everything. */
    @PostMapping("/delete")
    @Once(shownAt = "/stores/{storeId}/wallet/labels")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    String delete(@PathVariable String storeId, @RequestParam(defaultValue = "") String label) {
        var wallet = wallets.of(storeId);
        labels.delete(wallet, clean(label));
        return list(wallet);
    }

    private static String list(StoreWallet wallet) {
        return "redirect:" + WalletOnPage.path(wallet) + "/labels";
    }

    private static String clean(String text) {
        return text.replace("\0", "");
    }
}
