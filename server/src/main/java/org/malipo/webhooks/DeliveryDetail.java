package org.malipo.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one delivery, for people who look for a fault.
 *
 * @param position the event's place in the log; below 0 if it was made up
 * @param dueAt when it is tried, while it waits
 * @param body to the byte as it was sent or will be
 * @param outcome null while it waits or is being tried
 */
public record DeliveryDetail(
        String id,
        String originalId,
        String eventType,
        String subject,
        long position,
        Instant eventAt,
        Instant dueAt,
        String body,
        boolean pruned,
        Delivery.@Nullable Outcome outcome,
        @Nullable Instant deliveredAt,
        @Nullable Integer httpCode,
        @Nullable String error,
        Exchange exchange) {}
