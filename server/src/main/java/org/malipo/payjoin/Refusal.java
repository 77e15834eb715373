package org.malipo.payjoin;

import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.payjoin.PayjoinError;
import org.malipo.invoices.PayjoinPayments.Wanted;

/**
 * Why a payjoin is not made.
 *
 * @param reason for the shop; payers are told a fixed sentence
 * @param broadcasts whether the original is sent at once, since it pays all the same
 * @param invoice what it would have paid, if that is known
 */
record Refusal(
        PayjoinError error,
        String reason,
        boolean broadcasts,
        @Nullable Wanted invoice) implements Reading, Finding, Making {
    /** {@return a refusal of something that is not sent either} */
    static Refusal of(PayjoinError error, String reason) {
        return new Refusal(error, reason, false, null);
    }

    /** {@return a refusal of something that pays all the same} */
    static Refusal paying(PayjoinError error, String reason, @Nullable Wanted invoice) {
        return new Refusal(error, reason, true, invoice);
    }
}
