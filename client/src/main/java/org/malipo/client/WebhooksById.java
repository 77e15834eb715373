package org.malipo.client;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<WebhookDelivery> deliveries(String webhookId, int count, @Nullable String after) {
        var route = webhooks.below(webhookId, "deliveries").with("count", count);
        return transport.page(route.withIfGiven("after", after), WebhookDelivery.class);
    }

    /** {@return all that was sent, newest first} It is read page after page, while the stream is. */
    public Stream<WebhookDelivery> allDeliveries(String webhookId) {
        return Pages.stream(after -> deliveries(webhookId, Transport.PAGE, after));
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
