package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.problem.Once;
import org.malipo.wallets.sending.BumpKind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Raises fees and takes transactions back as somebody has looked at it; where another would come of it, shows that first. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/bump")
class BumpPayPages {
    private final WalletOnPage wallets;
    private final SendingRights rights;
    private final BumpDesk desk;
    private final BumpScreen screen;
    private final SendAnswers answers;

    BumpPayPages(WalletOnPage wallets, SendingRights rights, BumpDesk desk, BumpScreen screen, SendAnswers answers) {
        this.wallets = wallets;
        this.rights = rights;
        this.desk = desk;
        this.screen = screen;
        this.answers = answers;
    }

    /** Signs with the wallet's key and sends what raises fees. */
    @PostMapping("/pay")
    @Once
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    String pay(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        rights.requireSending(new StoreId(storeId));
        return carryOut(storeId, raising(typed), typed, true, response, model);
    }

    /** Makes the same for signers elsewhere. */
    @PostMapping("/psbt")
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    String make(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        return carryOut(storeId, raising(typed), typed, false, response, model);
    }

    /** Signs with the wallet's key and sends what takes a transaction back. */
    @PostMapping("/cancel/pay")
    @Once
    @Requires(Permission.CAN_CANCEL_TRANSACTIONS)
    String cancel(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        rights.requireSending(new StoreId(storeId));
        return carryOut(storeId, cancelling(typed), typed, true, response, model);
    }

    /** Makes the same for signers elsewhere. */
    @PostMapping("/cancel/psbt")
    @Requires(Permission.CAN_CANCEL_TRANSACTIONS)
    String makeCancellation(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        return carryOut(storeId, cancelling(typed), typed, false, response, model);
    }

    private String carryOut(
            String storeId,
            BumpForm form,
            MultiValueMap<String, String> typed,
            boolean sign,
            HttpServletResponse response,
            Model model) {
        var wallet = wallets.of(storeId);
        return switch (desk.look(wallet, form)) {
            case BumpDesk.Wrong wrong -> screen.ways(wallet, wrong, response, model);
            case BumpDesk.Fine fine
            when !isSame(fine, typed) -> screen.review(fine, SpendRefusals.of("changed"), response, model);
            case BumpDesk.Fine fine ->
                answers.of(wallet, desk.carryOut(fine, sign), model, why -> screen.review(fine, why, response, model));
        };
    }

    /** All else follows from the transactions and the rate. */
    private static boolean isSame(BumpDesk.Fine fine, MultiValueMap<String, String> typed) {
        return String.valueOf(fine.look().draft().fee().value()).equals(typed.getFirst("fee"))
                && String.valueOf(fine.look().draft().left().value()).equals(typed.getFirst("left"));
    }

    private static BumpForm raising(MultiValueMap<String, String> typed) {
        return of(typed, false);
    }

    private static BumpForm cancelling(MultiValueMap<String, String> typed) {
        return of(typed, true);
    }

    /** Each way has the right that its address needs. */
    private static BumpForm of(MultiValueMap<String, String> typed, boolean cancels) {
        var form = BumpForm.of(typed);
        if ((form.kind() == BumpKind.CANCELLATION) != cancels) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return form;
    }
}
