package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.wallets.pending.PendingId;
import org.malipo.wallets.pending.PendingTransactions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Signs with words or a private key that are typed for this one transaction. They come in the body of a form, are used in memory
 * and never go back into a page. Not handled once like other forms: nobody is to remember even a digest of them.
 */
@Controller
@RequestMapping("/stores/{storeId}/wallet")
class TypedKeyPages {
    private final WalletOnPage wallets;
    private final TypedKeyDesk desk;
    private final PsbtScreen screen;
    private final PendingTransactions transactions;
    private final PendingScreen pendingScreen;

    TypedKeyPages(
            WalletOnPage wallets,
            TypedKeyDesk desk,
            PsbtScreen screen,
            PendingTransactions transactions,
            PendingScreen pendingScreen) {
        this.wallets = wallets;
        this.desk = desk;
        this.screen = screen;
        this.transactions = transactions;
        this.pendingScreen = pendingScreen;
    }

    /** What was signed is shown once more before it can be sent. */
    @PostMapping("/psbt/seed")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    String sign(@PathVariable String storeId, TypedKeyForm form, HttpServletResponse response, Model model) {
        CreatePages.forbidKeeping(response);
        var wallet = wallets.of(storeId);
        var given = GivenPsbt.text(form.psbtOrEmpty());
        if (!(given instanceof GivenPsbt.Read(var psbt))) {
            return screen.given(wallet, given, "", "", response, model);
        }
        return switch (desk.sign(wallet, psbt, form)) {
            case TypedKeyDesk.Result.Signed(var signed) ->
                screen.given(wallet, new GivenPsbt.Read(signed), psbt.toBase64(), "", response, model);
            case TypedKeyDesk.Result.Refused(var why) -> screen.tell(wallet, psbt, why, response, model);
        };
    }

    /** The signatures are added to those that others gave. */
    @PostMapping("/pending/{pendingId}/seed")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    String sign(
            @PathVariable String storeId,
            @PathVariable String pendingId,
            TypedKeyForm form,
            HttpServletResponse response,
            Model model) {
        CreatePages.forbidKeeping(response);
        var wallet = wallets.of(storeId);
        var id = new PendingId(pendingId);
        var pending = transactions.find(wallet, id).orElseThrow(PendingScreen::unknown);
        return switch (desk.sign(wallet, pending.psbt(), form)) {
            case TypedKeyDesk.Result.Signed(var signed) ->
                pendingScreen.answer(
                        wallet,
                        id,
                        transactions.collect(
                                wallet, id, signed, Caller.current().user()),
                        response,
                        model);
            case TypedKeyDesk.Result.Refused(var why) -> pendingScreen.refuse(wallet, id, why, response, model);
        };
    }
}
