package org.malipo.webhooks;

import org.malipo.outbox.ClaimTable;

/**
 * A delivery that a process makes, and what it counts for.
 *
 * @param storeId the store of its webhook
 */
record ClaimedDelivery(QueuedDelivery delivery, String storeId) implements ClaimTable.Row {
    @Override
    public String id() {
        return delivery.id();
    }

    String webhookId() {
        return delivery.webhookId();
    }
}
