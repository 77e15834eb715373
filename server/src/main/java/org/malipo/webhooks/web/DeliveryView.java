package org.malipo.webhooks.web;

import java.util.List;
import org.malipo.webhooks.DeliveryDetail;

/**
 * One delivery.
 *
 * @param attempts the finished attempts to tell of the same event, newest first
 */
public record DeliveryView(
        String storeId, String webhookId, DeliveryDetail delivery, List<WebhookView.DeliveryRow> attempts) {
    /** {@return the page of the webhook} */
    public String webhookAddress() {
        return "/stores/" + storeId + "/webhooks/" + webhookId;
    }

    public String address() {
        return address(delivery.id());
    }

    public String address(String deliveryId) {
        return webhookAddress() + "/deliveries/" + deliveryId;
    }

    public boolean isDone() {
        return delivery.outcome() != null;
    }

    public boolean isTest() {
        return delivery.position() < 0;
    }

    /** {@return why no answer came} */
    public FailureText failure() {
        return FailureText.of(String.valueOf(delivery.error()));
    }

    public boolean hasTiming() {
        return delivery.exchange().totalMillis() != null;
    }
}
