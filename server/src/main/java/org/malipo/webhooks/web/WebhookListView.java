package org.malipo.webhooks.web;

import java.util.List;

/** A store's webhooks. */
public record WebhookListView(String storeId, List<Row> webhooks) {
    /** A webhook in the list. */
    public record Row(String id, String url, boolean enabled, boolean paused, boolean everything, int events) {}

    /** {@return the page of one webhook} */
    public String address(Row row) {
        return "/stores/" + storeId + "/webhooks/" + row.id();
    }

    public String newAddress() {
        return "/stores/" + storeId + "/webhooks/new";
    }
}
