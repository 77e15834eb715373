package org.malipo.payouts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What came of approving a payout. */
sealed interface Approval {
    /** Its amount is fixed, and it waits to be paid. */
    record Approved(Payout payout) implements Approval {}

    /** It comes to less than can be sent, so it is cancelled. */
    record TooLow(Payout payout) implements Approval {}

    /** It does not wait for approval. */
    record WrongState() implements Approval {}

    /** {@return what is paid for a claim, rounded up so that the claimant is never short} */
    static BigDecimal payable(Payout payout, BigDecimal rate) {
        return payout.original().amount().divide(rate, payout.method().decimals(), RoundingMode.CEILING);
    }
}
