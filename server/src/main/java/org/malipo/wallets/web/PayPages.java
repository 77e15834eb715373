package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.Once;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Carries out what somebody has looked at. Where another transaction would come of it by now, that one is shown first. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/send")
class PayPages {
    private final WalletOnPage wallets;
    private final SendingRights rights;
    private final SendDesk desk;
    private final SendScreen screen;
    private final SendAnswers answers;

    PayPages(WalletOnPage wallets, SendingRights rights, SendDesk desk, SendScreen screen, SendAnswers answers) {
        this.wallets = wallets;
        this.rights = rights;
        this.desk = desk;
        this.screen = screen;
        this.answers = answers;
    }

    /** Signs with the wallet's key and sends. */
    @PostMapping("/pay")
    @Once
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    String pay(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        rights.requireSending(new StoreId(storeId));
        return carryOut(storeId, typed, true, response, model);
    }

    /** Makes the transaction for signers elsewhere. */
    @PostMapping("/psbt")
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    String make(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        return carryOut(storeId, typed, false, response, model);
    }

    private String carryOut(
            String storeId,
            MultiValueMap<String, String> typed,
            boolean sign,
            HttpServletResponse response,
            Model model) {
        var wallet = wallets.of(storeId);
        return switch (desk.look(wallet, SendForm.of(typed))) {
            case Looked.Wrong wrong -> screen.form(wallet, wrong.withoutChosen(), response, model);
            case Looked.Fine fine
            when !isSame(fine, typed) -> screen.review(fine, SpendRefusals.of("changed"), response, model);
            case Looked.Fine fine ->
                answers.of(wallet, desk.carryOut(fine, sign), model, why -> screen.review(fine, why, response, model));
        };
    }

    /** All else follows from payments, coins and fee. */
    static boolean isSame(Looked.Fine fine, MultiValueMap<String, String> typed) {
        return String.valueOf(fine.draft().fee().value()).equals(typed.getFirst("fee"))
                && !fine.form().coins().isEmpty();
    }
}
