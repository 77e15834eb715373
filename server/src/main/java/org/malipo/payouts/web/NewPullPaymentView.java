package org.malipo.payouts.web;

import org.malipo.problem.FormErrors;

/**
 * The form for a new pull payment.
 *
 * @param mayApprove whether claims may be approved as they come
 */
public record NewPullPaymentView(String storeId, PullPaymentForm form, FormErrors errors, boolean mayApprove) {
    public String list() {
        return "/stores/" + storeId + "/pull-payments";
    }
}
