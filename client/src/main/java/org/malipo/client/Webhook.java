package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An address that is told of a store's events.
 *
 * @param secret signs the deliveries; only there in the answer that created the webhook
 * @param more what servers to come say beside this
 */
public record Webhook(
        String id,
        URI url,
        boolean enabled,
        boolean automaticRedelivery,
        AuthorizedEvents authorizedEvents,
        @Nullable String secret,
        @JsonAnySetter Map<String, JsonNode> more) {

    @Override
    public String toString() {
        return "Webhook[id=" + id + ", url=" + url + ", enabled=" + enabled + ", secret=[secret]]";
    }
}
