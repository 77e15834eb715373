package org.malipo.webhooks;

import org.jspecify.annotations.Nullable;
import org.malipo.webhooks.Delivery.Outcome;

/** How an attempt ended: with a status, or with a sentence saying why none came; and what went to and fro. */
record DeliveryResult(@Nullable Integer httpCode, @Nullable String error, Outcome outcome, Exchange exchange) {
    static DeliveryResult answered(int httpCode, Exchange exchange) {
        return httpCode >= 200 && httpCode < 300
                ? new DeliveryResult(httpCode, null, Outcome.HTTP_SUCCESS, exchange)
                : new DeliveryResult(httpCode, "HTTP Error Code " + httpCode, Outcome.HTTP_ERROR, exchange);
    }

    static DeliveryResult failed(String error, Exchange exchange) {
        return new DeliveryResult(null, error, Outcome.FAILED, exchange);
    }

    boolean succeeded() {
        return outcome == Outcome.HTTP_SUCCESS;
    }
}
