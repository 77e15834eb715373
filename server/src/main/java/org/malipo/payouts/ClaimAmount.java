package org.malipo.payouts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.malipo.money.CurrencyCode;
import org.malipo.problem.FieldErrors;

/** Decides how much a claim is for, when its destination may name an amount as well. */
final class ClaimAmount {
    private static final CurrencyCode SATS = new CurrencyCode("SATS");
    private static final int SATS_DECIMALS = 8;

    private ClaimAmount() {}

    /**
     * {@return what is claimed, in the pull payment's currency}
     *
     * @param wished null for what the destination asks, or else for all that is left
     * @throws FieldErrors.InvalidFields if the destination asks more than is wished
     */
    static BigDecimal from(
            PullPayment pullPayment, PayoutMethod method, Destination destination, @Nullable BigDecimal wished) {
        var fixed = comparable(destination.fixed(), pullPayment.amount().currency(), method);
        if (fixed == null) {
            return wished == null ? pullPayment.remaining() : wished;
        }
        if (wished != null && fixed.compareTo(wished) > 0) {
            throw FieldErrors.of("Amount", "Amount is implied in both destination and payout request, and they differ");
        }
        return fixed;
    }

    /**
     * {@return what a payout without pull payment is for, in what is paid with}
     *
     * @throws FieldErrors.InvalidFields if nobody says how much
     */
    static BigDecimal alone(Destination destination, @Nullable BigDecimal wished) {
        if (wished != null) {
            return wished;
        }
        if (destination.fixed() == null) {
            throw FieldErrors.of("Amount", "Amount is not specified in destination or payout request");
        }
        return destination.fixed();
    }

    private static @Nullable BigDecimal comparable(
            @Nullable BigDecimal fixed, CurrencyCode currency, PayoutMethod method) {
        if (fixed == null || currency.equals(method.currency())) {
            return fixed;
        }
        return currency.equals(SATS) ? fixed.movePointRight(SATS_DECIMALS) : null;
    }
}
