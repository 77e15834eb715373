package org.malipo.webhooks;

import org.jspecify.annotations.Nullable;
import org.malipo.webhooks.Delivery.Outcome;

/** How an attempt ended: with a status, or with a sentence saying why none came. */
record DeliveryResult(@Nullable Integer httpCode, @Nullable String error, Outcome outcome) {
    static DeliveryResult answered(int httpCode) {
        return httpCode >= 200 && httpCode < 300
                ? new DeliveryResult(httpCode, null, Outcome.HTTP_SUCCESS)
                : new DeliveryResult(httpCode, "HTTP Error Code " + httpCode, Outcome.HTTP_ERROR);
    }

    static DeliveryResult failed(String error) {
        return new DeliveryResult(null, error, Outcome.FAILED);
    }

    boolean succeeded() {
        return outcome == Outcome.HTTP_SUCCESS;
    }
}
