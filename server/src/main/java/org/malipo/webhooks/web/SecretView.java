package org.malipo.webhooks.web;

import java.time.Instant;

/** A webhook's new secret, shown this once. */
public record SecretView(String storeId, String webhookId, String secret, Instant previousUntil) {
    /** {@return the page of the webhook} */
    public String webhookAddress() {
        return "/stores/" + storeId + "/webhooks/" + webhookId;
    }

    @Override
    public String toString() {
        return "SecretView[webhookId=" + webhookId + ", secret=[secret]]";
    }
}
