package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.stores.Stores;
import org.malipo.wallets.StoreWallet;
import org.springframework.http.HttpStatus;
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
    private final SendViews views;
    private final Reviews reviews;

    SendPages(WalletOnPage wallets, Stores stores, SendDesk desk, SendViews views, Reviews reviews) {
        this.wallets = wallets;
        this.stores = stores;
        this.desk = desk;
        this.views = views;
        this.reviews = reviews;
    }

    @GetMapping
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    String form(@PathVariable String storeId, @RequestParam(defaultValue = "") String destination, Model model) {
        var hurry = stores.get(new StoreId(storeId)).settings().checkout().recommendedFeeTarget();
        return show(wallets.of(storeId), SendForm.empty(destination, hurry), SendWrongs.none(), model);
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
            case "more" -> show(wallet, form.withRow(), SendWrongs.none(), model);
            case "edit" -> show(wallet, form.withoutChosen(), SendWrongs.none(), model);
            default ->
                switch (desk.look(wallet, form)) {
                    case Looked.Fine(var sent, var order, var draft) -> {
                        model.addAttribute("view", reviews.of(sent, order, draft, Optional.empty()));
                        yield "wallets/review";
                    }
                    case Looked.Wrong(var sent, var wrongs) -> {
                        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                        yield show(wallet, sent, wrongs, model);
                    }
                };
        };
    }

    private String show(StoreWallet wallet, SendForm form, SendWrongs wrongs, Model model) {
        model.addAttribute("view", views.of(wallet, form, wrongs));
        return "wallets/send";
    }
}
