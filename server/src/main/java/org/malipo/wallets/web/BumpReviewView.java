package org.malipo.wallets.web;

import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.money.Money;
import org.malipo.money.Sats;
import org.malipo.wallets.sending.BumpKind;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.web.ReviewView.Rights;

/**
 * A transaction that raises fees or takes one back, to look at before it is signed.
 *
 * @param form that makes the same transaction again
 * @param fee in all
 * @param before the fee that is paid now
 * @param worth the fee in the store's currency; empty without a price
 * @param reached the rate that is reached with all relatives
 */
public record BumpReviewView(
        String path,
        BumpForm form,
        FlowView flow,
        Sats ownFee,
        Sats fee,
        Sats before,
        Optional<Money> worth,
        SatPerVbyte reached,
        List<Refusal> warnings,
        Optional<Refusal> refusal,
        Rights rights) {
    public BumpReviewView {
        warnings = List.copyOf(warnings);
    }

    public Sats more() {
        return fee.minus(before);
    }

    public boolean isCancellation() {
        return form.kind() == BumpKind.CANCELLATION;
    }

    /** {@return the way back to the ways} */
    public String back() {
        return path + "/bump?tx=" + String.join("&tx=", form.ids());
    }

    /** {@return where the form goes that signs, without its last part} */
    public String target() {
        return path + (isCancellation() ? "/bump/cancel" : "/bump");
    }

    /** {@return all that the outputs come to} With the fee, it tells whether another transaction would come of the form. */
    public Sats left() {
        return flow.outputs().stream().map(FlowView.Out::amount).reduce(Sats.ZERO, Sats::plus);
    }
}
