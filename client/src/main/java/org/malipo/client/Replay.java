package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A part of a store's history that is sent to a webhook again.
 *
 * @param donePosition how far it is
 * @param queued how many deliveries came of it so far
 * @param endedAt null while it is at work
 * @param more what servers to come say beside this
 */
public record Replay(
        String id,
        long fromPosition,
        long throughPosition,
        long donePosition,
        long queued,
        Instant createdAt,
        @Nullable Instant endedAt,
        @JsonAnySetter Map<String, JsonNode> more) {}
