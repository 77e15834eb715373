package org.malipo.client;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an invoice is paid; null leaves a choice to the store.
 *
 * @param paymentTolerance percent
 */
public record Checkout(
        @Nullable SpeedPolicy speedPolicy,
        @Nullable List<String> paymentMethods,
        @Nullable String defaultPaymentMethod,
        @Nullable Integer expirationMinutes,
        @Nullable Integer monitoringMinutes,
        @Nullable BigDecimal paymentTolerance,
        @Nullable String redirectURL,
        @Nullable Boolean redirectAutomatically,
        @Nullable String defaultLanguage) {
    public static final Checkout AS_THE_STORE_SAYS = new Checkout(null, null, null, null, null, null, null, null, null);

    public Checkout speed(SpeedPolicy policy) {
        return new Checkout(
                policy,
                paymentMethods,
                defaultPaymentMethod,
                expirationMinutes,
                monitoringMinutes,
                paymentTolerance,
                redirectURL,
                redirectAutomatically,
                defaultLanguage);
    }

    public Checkout expiringAfterMinutes(int minutes) {
        return new Checkout(
                speedPolicy,
                paymentMethods,
                defaultPaymentMethod,
                minutes,
                monitoringMinutes,
                paymentTolerance,
                redirectURL,
                redirectAutomatically,
                defaultLanguage);
    }
}
