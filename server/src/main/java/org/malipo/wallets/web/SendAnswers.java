package org.malipo.wallets.web;

import java.util.function.Function;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Offered;
import org.malipo.wallets.sending.Send;
import org.malipo.wallets.sending.SendOutcome;
import org.malipo.wallets.setup.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What somebody sees after something was sent, or given out to be signed. */
@Component
class SendAnswers {
    private final PsbtViews psbts;

    SendAnswers(PsbtViews psbts) {
        this.psbts = psbts;
    }

    /** @param again shows what they came from, with the reason why nothing came of it */
    String of(StoreWallet wallet, SendOutcome outcome, Model model, Function<Refusal, String> again) {
        return switch (outcome) {
            case SendOutcome.Sent(Offered.Refused refused) ->
                again.apply(SpendRefusals.of("refused", refused.reason()));
            case SendOutcome.Sent(var offered) -> "redirect:" + address(wallet, offered.send());
            case SendOutcome.MadeUnsigned made -> {
                model.addAttribute("view", psbts.of(wallet, made.psbt()));
                yield "wallets/psbt";
            }
            case SendOutcome.MadeSigned _ -> throw new IllegalStateException("Nobody asked for it signed and unsent");
            case SendOutcome.Refused(var problem) -> again.apply(BumpWords.of(problem));
        };
    }

    /** {@return where a transaction is shown} */
    static String address(StoreWallet wallet, Send send) {
        return WalletOnPage.path(wallet) + "/transactions/" + send.txid().value.toHex();
    }
}
