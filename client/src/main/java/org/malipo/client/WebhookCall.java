package org.malipo.client;

/**
 * A delivery to a webhook, which has been checked.
 *
 * @param deliveryId of this attempt; the same one may come twice
 * @param originalDeliveryId of the first attempt, the same for all attempts to tell of this event
 * @param isRedelivery whether it is not the first attempt
 */
public record WebhookCall(
        String deliveryId, String webhookId, String originalDeliveryId, boolean isRedelivery, StoreEvent event) {}
