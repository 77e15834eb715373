package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that somebody is told inside the application.
 *
 * @param body HTML, in the language of the request
 * @param link where to look
 * @param more what servers to come say beside this
 */
public record Notification(
        String id,
        String identifier,
        String type,
        String body,
        @Nullable String storeId,
        @Nullable URI link,
        Instant createdTime,
        boolean seen,
        @JsonAnySetter Map<String, JsonNode> more) {}
