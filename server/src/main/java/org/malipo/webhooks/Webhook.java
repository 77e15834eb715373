package org.malipo.webhooks;

import java.time.Instant;
import org.malipo.access.StoreId;

/**
 * Where a store wants to hear of its events. The secret is not part of it: it is shown once, when the webhook is made.
 *
 * @param id base58 of 16 random bytes
 * @param automaticRedelivery whether a delivery that failed in a way that may pass is tried again
 */
public record Webhook(
        String id,
        StoreId store,
        boolean enabled,
        boolean automaticRedelivery,
        String url,
        AuthorizedEvents authorizedEvents,
        Instant createdAt,
        WebhookState state) {
    boolean wants(String type) {
        return enabled && authorizedEvents.include(type);
    }
}
