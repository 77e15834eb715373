package org.malipo.payouts.web;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.money.Money;
import org.malipo.payouts.Payout;
import org.malipo.payouts.PullPayment;
import org.malipo.problem.FormErrors;

/**
 * The page that somebody claims on.
 *
 * @param closed code of why nobody can claim now, or null
 * @param refused key of why the last claim was refused, or null
 * @param claimed whether a claim was just taken
 */
public record ClaimView(
        PullPayment pullPayment,
        String storeName,
        @Nullable String closed,
        List<Payout> payouts,
        Typed typed,
        FormErrors errors,
        @Nullable String refused,
        boolean claimed) {
    /** What stands in the form. */
    public record Typed(String destination, String amount) {}

    public String path() {
        return "/pull-payments/" + pullPayment.id();
    }

    /** {@return its description, which was cleaned when it was stored, as HTML} */
    public Content description() {
        return output -> output.writeContent(pullPayment.description());
    }

    public Money remaining() {
        return new Money(pullPayment.remaining(), pullPayment.amount().currency());
    }

    public boolean isOpen() {
        return closed == null && pullPayment.remaining().signum() > 0;
    }
}
