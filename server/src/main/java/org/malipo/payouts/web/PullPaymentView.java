package org.malipo.payouts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.money.Money;
import org.malipo.payouts.Payout;
import org.malipo.payouts.PullPayment;

/**
 * A pull payment, with what was claimed from it.
 *
 * @param link of the page that somebody claims on
 * @param open whether somebody can claim now
 * @param first whether the newest payouts are shown
 * @param older where the next page of payouts begins, or null
 */
public record PullPaymentView(
        PullPayment pullPayment,
        String link,
        boolean open,
        List<Payout> payouts,
        boolean first,
        @Nullable String older,
        boolean mayArchive) {
    public String path() {
        return PullPaymentPages.address(pullPayment);
    }

    public String list() {
        return "/stores/" + pullPayment.store() + "/pull-payments";
    }

    /** {@return what the staff know it by} */
    public String name() {
        var name = pullPayment.name();
        return name.isEmpty() ? pullPayment.id().value().substring(0, 8) + "…" : name;
    }

    public Money remaining() {
        return new Money(pullPayment.remaining(), pullPayment.amount().currency());
    }

    public Money claimed() {
        return new Money(pullPayment.claimed(), pullPayment.amount().currency());
    }

    /** {@return the page of the invoice that is refunded by it, or null} */
    public @Nullable String invoice() {
        var invoice = pullPayment.refundOf();
        return invoice == null ? null : "/stores/" + pullPayment.store() + "/invoices/" + invoice;
    }
}
