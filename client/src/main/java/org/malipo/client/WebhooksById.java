package org.malipo.client;

import java.util.List;

/** Single webhooks, by their id alone. */
public class WebhooksById {
    final Transport transport;
    final Route webhooks;

    WebhooksById(Transport transport, Route webhooks) {
        this.transport = transport;
        this.webhooks = webhooks;
    }

    public Webhook get(String webhookId) {
        return transport.get(webhooks.below(webhookId), Webhook.class);
    }

    /** Replaces all settings; a secret that is not given stays. */
    public Webhook update(String webhookId, WebhookSettings settings) {
        return transport.put(webhooks.below(webhookId), settings, Webhook.class);
    }

    public void delete(String webhookId) {
        transport.call("DELETE", webhooks.below(webhookId), null);
    }

    /** {@return what was sent, newest first} */
    public List<WebhookDelivery> deliveries(String webhookId) {
        return transport.list(webhooks.below(webhookId, "deliveries"), WebhookDelivery.class);
    }

    /** {@return what was sent last, newest first} */
    public List<WebhookDelivery> deliveries(String webhookId, int count) {
        return transport.list(webhooks.below(webhookId, "deliveries").with("count", count), WebhookDelivery.class);
    }

    public WebhookDelivery delivery(String webhookId, String deliveryId) {
        return transport.get(webhooks.below(webhookId, "deliveries", deliveryId), WebhookDelivery.class);
    }

    /** {@return the body that was sent, to the byte} */
    public String deliveryBody(String webhookId, String deliveryId) {
        return transport.text(webhooks.below(webhookId, "deliveries", deliveryId, "request"));
    }

    /** {@return the id of the new delivery} */
    public String redeliver(String webhookId, String deliveryId) {
        return transport.post(webhooks.below(webhookId, "deliveries", deliveryId, "redeliver"), null, String.class);
    }
}
