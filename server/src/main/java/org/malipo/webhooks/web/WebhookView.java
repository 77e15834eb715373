package org.malipo.webhooks.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FormErrors;
import org.malipo.webhooks.WebhookState;

/**
 * One webhook: its settings and what was delivered to it.
 *
 * @param webhookId empty while it is being made
 * @param secret the secret of the webhook that was just made; shown this once
 * @param state how it is doing, or null while it is being made
 * @param eventTypes the events to choose from
 * @param saved whether the settings were saved just now
 */
public record WebhookView(
        String storeId,
        String webhookId,
        WebhookForm form,
        FormErrors errors,
        @Nullable String secret,
        @Nullable WebhookState state,
        List<String> eventTypes,
        Deliveries deliveries,
        boolean saved) {
    /**
     * A page of what was delivered.
     *
     * @param first whether nothing newer lies before it
     * @param olderThan the delivery after which older ones go on, empty if there are none
     */
    public record Deliveries(List<DeliveryRow> rows, boolean first, String olderThan) {
        static final Deliveries NONE = new Deliveries(List.of(), true, "");
    }

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

    /** {@return when it was given up, or null if it was not} */
    public @Nullable Instant pausedAt() {
        return state == null ? null : state.pausedAt();
    }

    public @Nullable Instant failingSince() {
        return state == null ? null : state.failingSince();
    }

    /** {@return how long the secret before the last change is valid, or null if it is not} */
    public @Nullable Instant previousSecretUntil() {
        var until = state == null ? null : state.previousSecretUntil();
        return until == null || until.isBefore(Instant.now()) ? null : until;
    }
}
