package org.malipo.wallets.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.malipo.wallets.sending.BumpLook;
import org.malipo.wallets.setup.Refusal;
import org.springframework.stereotype.Component;

/** Prepares what raises fees or takes a transaction back to be looked at before it is signed. */
@Component
class BumpReviews {
    private final Flows flows;
    private final SendAmounts amounts;
    private final SendingRights rights;

    BumpReviews(Flows flows, SendAmounts amounts, SendingRights rights) {
        this.flows = flows;
        this.amounts = amounts;
        this.rights = rights;
    }

    BumpReviewView of(BumpForm form, BumpLook.Drafted look, Optional<Refusal> refusal) {
        var draft = look.draft();
        var wallet = draft.wallet();
        var flow = flows.of(draft);
        var warnings = new ArrayList<Refusal>();
        if (look.takesFromRecipient()) {
            var less = String.valueOf(look.fee().minus(look.before()).value());
            warnings.add(new Refusal("wallets.bump.warn.recipient", List.of(less)));
        }
        warnings.addAll(ReviewWarnings.of(flow, draft));
        return new BumpReviewView(
                WalletOnPage.path(wallet),
                form.at(look.rate()),
                flow,
                draft.fee(),
                look.fee(),
                look.before(),
                amounts.worth(wallet.store(), look.fee()),
                look.rate(),
                warnings,
                refusal,
                rights.on(wallet));
    }
}
