package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a wallet is to send, and the transaction that comes of it. Nothing is kept here. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/send")
class SendPages {
    private final WalletOnPage wallets;
    private final Stores stores;
    private final SendDesk desk;
    private final SendScreen screen;

    SendPages(WalletOnPage wallets, Stores stores, SendDesk desk, SendScreen screen) {
        this.wallets = wallets;
        this.stores = stores;
        this.desk = desk;
        this.screen = screen;
    }

    @GetMapping
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    String form(@PathVariable String storeId, @RequestParam(defaultValue = "") String destination, Model model) {
        var hurry = stores.get(new StoreId(storeId)).settings().checkout().recommendedFeeTarget();
        return screen.form(wallets.of(storeId), SendForm.empty(destination, hurry), model);
    }

    /** The form with another row, the form as it was, or the transaction that comes of it. */
    @PostMapping
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    String review(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        var wallet = wallets.of(storeId);
        var form = SendForm.of(typed);
        return switch (String.valueOf(typed.getFirst("act"))) {
            case "more" -> screen.form(wallet, form.withRow(), model);
            case "edit" -> screen.form(wallet, form.withoutChosen(), model);
            default ->
                switch (desk.look(wallet, form)) {
                    case Looked.Fine fine -> screen.review(fine, model);
                    case Looked.Wrong wrong -> screen.form(wallet, wrong, response, model);
                };
        };
    }
}
