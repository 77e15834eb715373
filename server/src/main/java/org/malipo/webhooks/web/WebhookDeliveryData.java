package org.malipo.webhooks.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.webhooks.Delivery;

/**
 * A delivery as the API shows it.
 *
 * @param timestamp when the event happened
 * @param deliveryTime when the attempt ended
 * @param status {@code HttpSuccess}, {@code HttpError} or {@code Failed}
 */
record WebhookDeliveryData(
        String id,
        Instant timestamp,
        Instant deliveryTime,
        @Nullable Integer httpCode,
        @Nullable String errorMessage,
        String status) {
    static WebhookDeliveryData of(Delivery delivery) {
        return new WebhookDeliveryData(
                delivery.id(),
                delivery.eventAt(),
                delivery.deliveredAt(),
                delivery.httpCode(),
                delivery.error(),
                delivery.outcome().wireName());
    }
}
