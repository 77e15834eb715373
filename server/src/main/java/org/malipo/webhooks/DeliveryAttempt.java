package org.malipo.webhooks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.malipo.outbound.OutboundFailure;
import org.malipo.outbound.OutboundHttp;
import org.malipo.secrets.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Signs a delivery and sends it, once. */
@Component
class DeliveryAttempt {
    private static final Duration LIMIT = Duration.ofSeconds(100);

    private final WebhookTable webhooks;
    private final Vault vault;
    private final OutboundHttp http;
    private final String userAgent;

    DeliveryAttempt(WebhookTable webhooks, Vault vault, OutboundHttp http, ObjectProvider<BuildProperties> build) {
        this.webhooks = webhooks;
        this.vault = vault;
        this.http = http;
        var properties = build.getIfAvailable();
        this.userAgent = "Malipo/" + (properties == null ? "development" : properties.getVersion());
    }

    DeliveryResult make(Webhook webhook, QueuedDelivery delivery) {
        var sealed = webhooks.sealedSecret(webhook.id());
        if (sealed.isEmpty()) {
            return DeliveryResult.failed("The webhook was deleted");
        }
        var secret = vault.open(Webhooks.secretOf(webhook.id(), webhook.store()), sealed.get());
        var body = delivery.body().getBytes(StandardCharsets.UTF_8);
        var headers = Map.of("User-Agent", userAgent, Signature.HEADER, Signature.of(secret, body));
        try {
            return DeliveryResult.answered(http.post(URI.create(webhook.url()), headers, body, LIMIT));
        } catch (OutboundFailure e) {
            return DeliveryResult.failed(e.getMessage());
        }
    }
}
