package org.malipo.payouts;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a refund, unchecked.
 *
 * @param methods ways to give the money back; null if none were named that way
 * @param method one way, as older clients name it
 * @param subtractPercentage what the merchant keeps, in percent
 */
public record RefundWish(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<@Nullable String> methods,
        @Nullable String method,
        @Nullable RefundVariant variant,
        @Nullable BigDecimal subtractPercentage,
        @Nullable BigDecimal customAmount,
        @Nullable String customCurrency) {
    /** {@return the field that named the ways} */
    String methodField() {
        return methods == null ? "PayoutMethodId" : "PayoutMethods";
    }
}
