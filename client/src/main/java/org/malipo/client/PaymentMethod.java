package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A way to be paid that a store has.
 *
 * @param config only where it was asked for, and shown to callers who may change the store
 * @param more what servers to come say beside this
 */
public record PaymentMethod(
        boolean enabled,
        String paymentMethodId,
        @Nullable JsonNode config,
        @JsonAnySetter Map<String, JsonNode> more) {

    /** {@return the configuration, if it is there and that of a wallet on the chain} */
    public Optional<WalletConfig> wallet() {
        return config == null || !config.hasNonNull("accountDerivation")
                ? Optional.empty()
                : Optional.of(JsonForms.MAPPER.treeToValue(config, WalletConfig.class));
    }
}
