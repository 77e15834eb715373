package org.malipo.client;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund to offer; null leaves a choice to the server.
 *
 * @param subtractPercentage what is kept, 0 to 100
 */
public record Refund(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<String> payoutMethods,
        RefundVariant refundVariant,
        @Nullable BigDecimal subtractPercentage,
        @Nullable BigDecimal customAmount,
        @Nullable String customCurrency) {
    public static Refund of(RefundVariant variant, String payoutMethodId) {
        return new Refund(null, null, List.of(payoutMethodId), variant, null, null, null);
    }
}
