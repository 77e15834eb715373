package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.problem.Once;
import org.malipo.wallets.pending.PendingMaking;
import org.malipo.wallets.pending.PendingOutcome;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Has several people sign what somebody has looked at. Where another transaction would come of it by now, that one is shown first. */
@Controller
class PendingMakePages {
    private final WalletOnPage wallets;
    private final SendDesk desk;
    private final SendScreen screen;
    private final PendingMaking making;

    PendingMakePages(WalletOnPage wallets, SendDesk desk, SendScreen screen, PendingMaking making) {
        this.wallets = wallets;
        this.desk = desk;
        this.screen = screen;
        this.making = making;
    }

    @PostMapping("/stores/{storeId}/wallet/send/pending")
    @Once
    @Requires(Permission.CAN_CREATE_TRANSACTIONS)
    String make(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        var wallet = wallets.of(storeId);
        return switch (desk.look(wallet, SendForm.of(typed))) {
            case Looked.Wrong wrong -> screen.form(wallet, wrong.withoutChosen(), response, model);
            case Looked.Fine fine
            when !PayPages.isSame(fine, typed) -> screen.review(fine, SpendRefusals.of("changed"), response, model);
            case Looked.Fine fine ->
                switch (making.make(fine.draft(), 0, Caller.current().user())) {
                    case PendingOutcome.Done(var pending) -> "redirect:" + PendingScreen.address(wallet, pending.id());
                    case PendingOutcome.Refused(var problem) ->
                        screen.review(fine, PendingScreen.words(problem), response, model);
                    case PendingOutcome.Collected _, PendingOutcome.Unknown _ ->
                        throw new IllegalStateException("A new one was to be made");
                };
        };
    }
}
