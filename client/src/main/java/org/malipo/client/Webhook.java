package org.malipo.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** @param secret signs the deliveries; only there in the answer that created the webhook */
public record Webhook(
        String id,
        URI url,
        boolean enabled,
        boolean automaticRedelivery,
        AuthorizedEvents authorizedEvents,
        @Nullable String secret) {

    @Override
    public String toString() {
        return "Webhook[id=" + id + ", url=" + url + ", enabled=" + enabled + ", secret=[secret]]";
    }
}
