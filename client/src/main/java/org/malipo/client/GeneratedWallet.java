package org.malipo.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** @param mnemonic the words to write down; no later call shows them */
public record GeneratedWallet(
        boolean enabled,
        String paymentMethodId,
        @Nullable JsonNode config,
        @Nullable String mnemonic) {

    @Override
    public String toString() {
        return "GeneratedWallet[paymentMethodId=" + paymentMethodId + ", mnemonic=[secret]]";
    }
}
