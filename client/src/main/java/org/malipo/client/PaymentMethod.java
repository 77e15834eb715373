package org.malipo.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** @param config only shown to callers who may change the store */
public record PaymentMethod(
        boolean enabled, String paymentMethodId, @Nullable JsonNode config) {}
