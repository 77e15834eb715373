package org.malipo.wallets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.malipo.stores.PaymentMethodKind;
import org.malipo.wallets.WalletConfig;
import tools.jackson.databind.JsonNode;

/**
 * A payment method of a store.
 *
 * @param config null unless it was asked for
 */
@Schema(name = "GenericPaymentMethodData")
@JsonInclude(JsonInclude.Include.ALWAYS)
record PaymentMethodData(
        boolean enabled,
        String paymentMethodId,

        @Schema(
                implementation = Object.class,
                anyOf = {WalletConfig.class, SimpleConfig.class, LightningConfig.class, LnurlConfig.class})
        @Nullable
        Object config) {
    static PaymentMethodData of(String id, PaymentMethodKind.Method method, boolean withConfig) {
        return new PaymentMethodData(
                method.enabled(), id, withConfig ? method.config().get() : null);
    }

    /** What a caller may change; what is null stays as it is. */
    @Schema(name = "UpdatePaymentMethodConfig")
    record Update(
            @Nullable Boolean enabled,

            @Schema(
                    oneOf = {
                        String.class,
                        SimpleConfig.class,
                        WalletConfig.class,
                        LightningConfig.class,
                        LnurlConfig.class
                    })
            @Nullable
            JsonNode config) {
        boolean hasConfig() {
            return config != null && !config.isNull() && !config.isMissingNode();
        }
    }

    /** The small form of a configuration: a text with what a person may add to it. */
    @Schema(name = "OnChainPaymentMethodBaseData")
    record SimpleConfig(
            String derivationScheme,
            @Nullable String label,
            @Nullable String accountKeyPath) {}

    /** For the description alone: what a configuration of a Lightning node holds, one of the two. */
    @Schema(name = "LightningPaymentMethodConfig")
    record LightningConfig(
            @Nullable String connectionString, @Nullable String internalNodeRef) {}

    /** For the description alone: what a configuration of LNURL holds. No store has one yet. */
    @Schema(name = "LNURLPaymentMethodConfig")
    record LnurlConfig(boolean useBech32Scheme, boolean lud12Enabled, boolean lud21Enabled) {}

    /**
     * A wallet that was just made.
     *
     * @param mnemonic its seed; this is the only time that it is shown
     */
    @Schema(name = "GenerateOnChainWalletResponse")
    record Generated(
            boolean enabled,
            String paymentMethodId,

            @Schema(
                    implementation = Object.class,
                    anyOf = {WalletConfig.class, SimpleConfig.class, LightningConfig.class, LnurlConfig.class})
            WalletConfig config,

            String mnemonic) {
        @Override
        public String toString() {
            return "Generated[config=" + config + ", mnemonic=[secret]]";
        }
    }
}
