package org.malipo.webhooks.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FormErrors;

/**
 * One webhook: its settings and what was delivered to it.
 *
 * @param webhookId empty while it is being made
 * @param secret the secret of the webhook that was just made; shown this once
 * @param eventTypes the events to choose from
 * @param saved whether the settings were saved just now
 */
public record WebhookView(
        String storeId,
        String webhookId,
        WebhookForm form,
        FormErrors errors,
        @Nullable String secret,
        List<String> eventTypes,
        List<DeliveryRow> deliveries,
        boolean saved) {
    /** An attempt to tell the webhook of an event. */
    public record DeliveryRow(
            String id,
            String eventType,
            Instant at,
            boolean succeeded,
            @Nullable Integer httpCode,
            boolean mayRepeat) {}

    public boolean isNew() {
        return webhookId.isEmpty();
    }

    /** {@return the page of all webhooks of the store} */
    public String listAddress() {
        return "/stores/" + storeId + "/webhooks";
    }

    /** {@return where the form goes} */
    public String address() {
        return listAddress() + (isNew() ? "/new" : "/" + webhookId);
    }

    public String deliveryAddress(DeliveryRow delivery) {
        return address() + "/deliveries/" + delivery.id();
    }
}
