package org.malipo.payouts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.money.Money;
import tools.jackson.databind.node.ObjectNode;

/**
 * Money that goes out, or is about to.
 *
 * @param pullPayment what it was claimed from, or null
 * @param destinationKey the same for each way to write the same destination
 * @param minimum the least that can be sent there, in what is paid with
 * @param original what was claimed
 * @param amount what is paid, in the method's currency; null until it is approved
 * @param proof what shows that it was paid, in the words of whoever paid
 */
public record Payout(
        PayoutId id,
        StoreId store,
        @Nullable PullPaymentId pullPayment,
        Instant createdAt,
        PayoutMethod method,
        String destination,
        String destinationKey,
        BigDecimal minimum,
        Money original,
        @Nullable BigDecimal amount,
        PayoutState state,
        @Nullable ObjectNode proof,
        ObjectNode metadata) {
    /** {@return the same, approved at this amount; empty if it can't be approved now} */
    Optional<Payout> approved(BigDecimal payable) {
        return state == PayoutState.AWAITING_APPROVAL
                ? Optional.of(with(PayoutState.AWAITING_PAYMENT, payable, null))
                : Optional.empty();
    }

    /**
     * {@return the same as somebody says that it stands; empty if it can't come to that from here}
     *
     * @param shown what shows it, where it is paid or being paid
     */
    Optional<Payout> marked(PayoutState wish, @Nullable ObjectNode shown) {
        boolean admitted = switch (wish) {
            case COMPLETED, IN_PROGRESS -> state == PayoutState.AWAITING_PAYMENT || state == PayoutState.IN_PROGRESS;
            case AWAITING_PAYMENT -> state == PayoutState.IN_PROGRESS;
            case AWAITING_APPROVAL -> state != PayoutState.COMPLETED;
            case CANCELLED -> state == PayoutState.AWAITING_APPROVAL || state == PayoutState.AWAITING_PAYMENT;
        };
        if (!admitted) {
            return Optional.empty();
        }
        boolean paying = wish == PayoutState.COMPLETED || wish == PayoutState.IN_PROGRESS;
        return Optional.of(with(wish, wish == PayoutState.AWAITING_APPROVAL ? null : amount, paying ? shown : null));
    }

    /** {@return whether an archived pull payment takes it along} */
    boolean isCancellable() {
        return state == PayoutState.AWAITING_APPROVAL || state == PayoutState.AWAITING_PAYMENT;
    }

    private Payout with(PayoutState changed, @Nullable BigDecimal payable, @Nullable ObjectNode shown) {
        return new Payout(
                id,
                store,
                pullPayment,
                createdAt,
                method,
                destination,
                destinationKey,
                minimum,
                original,
                payable,
                changed,
                shown,
                metadata);
    }
}
