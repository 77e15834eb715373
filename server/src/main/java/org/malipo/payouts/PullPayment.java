package org.malipo.payouts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceId;
import org.malipo.money.Money;
import org.malipo.problem.Problem;

/**
 * An amount that somebody may claim, all at once or bit by bit.
 *
 * @param description HTML without anything that acts
 * @param amount what claims may come to, for ever
 * @param claimed what they come to now; cancelled ones do not count
 * @param bolt11Expiry how long a Lightning invoice must still be payable when it is handed in
 * @param methods the ways to be paid that it admits; empty for all there are
 * @param autoApprove whether a claim is approved as it comes
 * @param refundOf the invoice that is refunded by it
 */
public record PullPayment(
        PullPaymentId id,
        StoreId store,
        String name,
        String description,
        Money amount,
        BigDecimal claimed,
        Duration bolt11Expiry,
        Instant startsAt,
        @Nullable Instant expiresAt,
        Set<PayoutMethod> methods,
        boolean autoApprove,
        boolean archived,
        @Nullable InvoiceId refundOf) {
    /** {@return what can still be claimed} */
    public BigDecimal remaining() {
        return amount.amount().subtract(claimed);
    }

    /** {@return whether claims may be paid this way} */
    public boolean admits(PayoutMethod method) {
        return methods.isEmpty() || methods.contains(method);
    }

    /**
     * {@return whether it is an amount of the currency's smallest unit, or of what the pull payment itself is exact to} Else
     * its amount could be claimed in any number of crumbs.
     */
    boolean isInUnits(BigDecimal claim) {
        int decimals = Math.max(
                amount.currency().decimals().orElse(0),
                amount.amount().stripTrailingZeros().scale());
        return claim.stripTrailingZeros().scale() <= decimals;
    }

    /** {@return why nobody can claim anything now, or empty if somebody can} */
    public Optional<Problem> closed(Instant now) {
        if (archived) {
            return refusal("archived", "The pull payment has been archived");
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return refusal("expired", "The pull payment has expired");
        }
        return now.isBefore(startsAt)
                ? refusal("not-started", "The pull payment has not started yet")
                : Optional.empty();
    }

    private static Optional<Problem> refusal(String code, String message) {
        return Optional.of(Problem.refused(code, message));
    }
}
