package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who a Lightning node is; null where it does not tell.
 *
 * @param nodeURIs where others connect to
 * @param more what servers to come say beside this
 */
public record LightningNodeInfo(
        List<String> nodeURIs,
        @Nullable Integer blockHeight,
        @Nullable String alias,
        @Nullable String color,
        @Nullable String version,
        @Nullable Integer peersCount,
        @Nullable Integer activeChannelsCount,
        @Nullable Integer inactiveChannelsCount,
        @Nullable Integer pendingChannelsCount,
        @JsonAnySetter Map<String, JsonNode> more) {}
