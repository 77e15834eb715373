package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.Once;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Offered;
import org.malipo.wallets.sending.ReviewedSends;
import org.malipo.wallets.sending.Send;
import org.malipo.wallets.sending.SendOutcome;
import org.malipo.wallets.setup.Refusal;
import org.springframework.http.HttpStatus;
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
    private final SendDesk desk;
    private final SendViews views;
    private final Reviews reviews;
    private final ReviewedSends sends;
    private final PsbtViews psbts;

    PayPages(
            WalletOnPage wallets,
            SendDesk desk,
            SendViews views,
            Reviews reviews,
            ReviewedSends sends,
            PsbtViews psbts) {
        this.wallets = wallets;
        this.desk = desk;
        this.views = views;
        this.reviews = reviews;
        this.sends = sends;
        this.psbts = psbts;
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
        require(Permission.CAN_SIGN_TRANSACTIONS, storeId);
        require(Permission.CAN_BROADCAST_TRANSACTIONS, storeId);
        var wallet = wallets.of(storeId);
        return switch (looked(wallet, typed)) {
            case Looked.Wrong wrong -> again(wallet, wrong, response, model);
            case Looked.Fine fine -> {
                if (!isSame(fine, typed)) {
                    yield again(fine, SpendRefusals.of("changed"), response, model);
                }
                yield answer(wallet, fine, sends.pay(fine.draft()), response, model);
            }
        };
    }

    /** Makes the transaction for signers elsewhere. */
    @PostMapping("/psbt")
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    String make(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        var wallet = wallets.of(storeId);
        return switch (looked(wallet, typed)) {
            case Looked.Wrong wrong -> again(wallet, wrong, response, model);
            case Looked.Fine fine -> {
                if (!isSame(fine, typed)) {
                    yield again(fine, SpendRefusals.of("changed"), response, model);
                }
                yield answer(wallet, fine, sends.make(fine.draft()), response, model);
            }
        };
    }

    private String answer(
            StoreWallet wallet, Looked.Fine fine, SendOutcome outcome, HttpServletResponse response, Model model) {
        return switch (outcome) {
            case SendOutcome.Sent(Offered.Refused refused) ->
                again(fine, SpendRefusals.of("refused", refused.reason()), response, model);
            case SendOutcome.Sent(var offered) -> "redirect:" + address(wallet, offered.send());
            case SendOutcome.MadeUnsigned made -> {
                model.addAttribute("view", psbts.of(wallet, made.psbt()));
                yield "wallets/psbt";
            }
            case SendOutcome.MadeSigned _ -> throw new IllegalStateException("Nobody asked for it signed and unsent");
            case SendOutcome.Refused(var problem) -> again(fine, SpendRefusals.of(problem), response, model);
        };
    }

    static String address(StoreWallet wallet, Send send) {
        return WalletOnPage.path(wallet) + "/transactions/" + send.txid().value.toHex();
    }

    private Looked looked(StoreWallet wallet, MultiValueMap<String, String> typed) {
        return desk.look(wallet, SendForm.of(typed));
    }

    /** All else follows from payments, coins and fee. */
    private static boolean isSame(Looked.Fine fine, MultiValueMap<String, String> typed) {
        return String.valueOf(fine.draft().fee().value()).equals(typed.getFirst("fee"))
                && !fine.form().coins().isEmpty();
    }

    private String again(Looked.Fine fine, Refusal why, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("view", reviews.of(fine.form(), fine.order(), fine.draft(), Optional.of(why)));
        return "wallets/review";
    }

    private String again(StoreWallet wallet, Looked.Wrong wrong, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("view", views.of(wallet, wrong.form().withoutChosen(), wrong.wrongs()));
        return "wallets/send";
    }

    private static void require(Permission permission, String storeId) {
        if (!Caller.current().may(permission, new StoreId(storeId))) {
            throw new MissingPermission(permission.policy());
        }
    }
}
