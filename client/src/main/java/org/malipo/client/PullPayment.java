package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A budget to claim from.
 *
 * @param bolt11ExpirationDays how long a Lightning invoice of a claim has to be valid
 * @param viewLink the page that somebody claims on
 * @param more what servers to come say beside this
 */
public record PullPayment(
        String id,
        String name,
        @Nullable String description,
        String currency,
        BigDecimal amount,
        @JsonProperty("BOLT11Expiration") long bolt11ExpirationDays,
        Instant startsAt,
        @Nullable Instant expiresAt,
        boolean autoApproveClaims,
        boolean archived,
        URI viewLink,
        @JsonAnySetter Map<String, JsonNode> more) {}
