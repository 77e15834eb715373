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
    private static final int HEAD = 10;
    private static final int TAIL = 6;
    private static final int SHORT = HEAD + TAIL + 4;

    /** What stands in the form. */
    public record Typed(String destination, String amount) {}

    public String path() {
        return "/pull-payments/" + pullPayment.id();
    }

    /** {@return its description, which was cleaned when it was stored, as HTML} */
    public Content description() {
        return output -> output.writeContent(pullPayment.description());
    }

    /** {@return enough of an address to know one's own by} */
    public static String shortened(String destination) {
        return destination.length() <= SHORT
                ? destination
                : destination.substring(0, HEAD) + "…" + destination.substring(destination.length() - TAIL);
    }

    public Money remaining() {
        return new Money(pullPayment.remaining(), pullPayment.amount().currency());
    }

    public boolean isOpen() {
        return closed == null && pullPayment.remaining().signum() > 0;
    }
}
