package org.malipo.webhooks;

import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.access.StoreOfPath;
import org.springframework.stereotype.Component;

/** Tells which store a webhook in a path belongs to. */
@Component
class WebhookOwners implements StoreOfPath {
    private final WebhookTable webhooks;

    WebhookOwners(WebhookTable webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public String variable() {
        return "webhookId";
    }

    @Override
    public Optional<StoreId> storeOf(String id) {
        return webhooks.find(id).map(Webhook::store);
    }
}
