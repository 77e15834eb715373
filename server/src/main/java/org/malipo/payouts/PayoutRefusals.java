package org.malipo.payouts;

import org.malipo.problem.Problem;

/** What claims and payouts are refused with, under codes that clients know. */
final class PayoutRefusals {
    static final Problem DUPLICATE =
            Problem.refused("duplicate-destination", "This destination is in another payout that is not over");
    static final Problem OVERDRAFT = Problem.refused("overdraft", "This is more than is left of the pull payment");
    static final Problem TOO_LOW = Problem.refused("amount-too-low", "This is less than can be paid out");
    static final Problem TOO_HIGH =
            Problem.refused("amount-too-high", "This is more than there is of what is paid with");
    static final Problem WRONG_STATE =
            Problem.refused("invalid-state", "The payout is not in a state that allows this");
    static final Problem UNSUPPORTED_METHOD =
            Problem.refused("payment-method-not-supported", "The pull payment does not pay out this way");
    static final Problem NO_RATE =
            Problem.refused("rate-unavailable", "There is no price to convert the amount with now");
    static final Problem OLD_REVISION =
            Problem.refused("old-revision", "The payout has changed since; look at it again");
    static final Problem NO_PULL_PAYMENT = Problem.notFound("pullpayment-not-found", "The pull payment was not found");
    static final Problem NO_PAYOUT = Problem.notFound("payout-not-found", "The payout was not found");

    private PayoutRefusals() {}
}
