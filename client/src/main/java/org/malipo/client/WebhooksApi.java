package org.malipo.client;

import java.util.List;

/** Webhooks of one store. */
public final class WebhooksApi {
    private final Transport transport;
    private final String storeId;

    WebhooksApi(Transport transport, String storeId) {
        this.transport = transport;
        this.storeId = storeId;
    }

    /** {@return the webhook with its secret, which no later call shows} */
    public Webhook create(WebhookSettings settings) {
        return transport.post(route(), settings, Webhook.class);
    }

    public List<Webhook> list() {
        return transport.list(route(), Webhook.class);
    }

    public Webhook get(String webhookId) {
        return transport.get(route(webhookId), Webhook.class);
    }

    /** Replaces all settings; a secret that is not given stays. */
    public Webhook update(String webhookId, WebhookSettings settings) {
        return transport.put(route(webhookId), settings, Webhook.class);
    }

    public void delete(String webhookId) {
        transport.call("DELETE", route(webhookId), null);
    }

    /** {@return what was sent, newest first} */
    public List<WebhookDelivery> deliveries(String webhookId) {
        return transport.list(route(webhookId, "deliveries"), WebhookDelivery.class);
    }

    /** {@return the id of the new delivery} */
    public String redeliver(String webhookId, String deliveryId) {
        return transport.post(route(webhookId, "deliveries", deliveryId, "redeliver"), null, String.class);
    }

    private Route route(String... below) {
        return Route.to("stores", storeId, "webhooks").below(below);
    }
}
