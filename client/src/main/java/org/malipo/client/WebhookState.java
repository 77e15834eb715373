package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a webhook is doing.
 *
 * @param failingSince null while deliveries arrive
 * @param pausedAt when it was given up, after three days; null while it is not
 * @param catchingUp whether what waited is being sent
 * @param previousSecretUntil how long the former secret is valid; null if there is none
 * @param waiting deliveries, counted up to 10,000
 * @param more what servers to come say beside this
 */
public record WebhookState(
        @Nullable Instant failingSince,
        @Nullable Instant pausedAt,
        boolean catchingUp,
        @Nullable Instant previousSecretUntil,
        int waiting,
        @JsonAnySetter Map<String, JsonNode> more) {}
