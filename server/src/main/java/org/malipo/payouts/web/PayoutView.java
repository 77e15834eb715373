package org.malipo.payouts.web;

import org.jspecify.annotations.Nullable;
import org.malipo.payouts.Payout;
import org.malipo.payouts.PayoutState;

/**
 * One payout, and what may be done with it.
 *
 * @param proof what shows that it was paid, or empty
 * @param refused key of why the last wish was refused, or null
 */
public record PayoutView(
        Payout payout,
        String proof,
        boolean mayManage,
        @Nullable String refused) {
    public String path() {
        return "/stores/" + payout.store() + "/payouts/" + payout.id();
    }

    public String list() {
        return "/stores/" + payout.store() + "/payouts";
    }

    /** {@return the page of what it was claimed from, or null} */
    public @Nullable String pullPayment() {
        var from = payout.pullPayment();
        return from == null ? null : "/stores/" + payout.store() + "/pull-payments/" + from;
    }

    public boolean mayApprove() {
        return mayManage && payout.state() == PayoutState.AWAITING_APPROVAL;
    }

    public boolean mayBePaid() {
        return mayManage
                && (payout.state() == PayoutState.AWAITING_PAYMENT || payout.state() == PayoutState.IN_PROGRESS);
    }

    public boolean mayCancel() {
        return mayManage
                && (payout.state() == PayoutState.AWAITING_APPROVAL || payout.state() == PayoutState.AWAITING_PAYMENT);
    }
}
