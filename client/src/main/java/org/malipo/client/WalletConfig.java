package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the server knows of a wallet. Holds no secret.
 *
 * @param accountDerivation the derivation scheme
 * @param accountOriginal what was typed, where it differs
 * @param isHotWallet whether the server keeps the seed
 * @param more what servers to come say beside this
 */
public record WalletConfig(
        String accountDerivation,
        @Nullable String accountOriginal,
        List<Key> accountKeySettings,
        @Nullable String signingKey,
        @Nullable String label,
        @Nullable String source,
        boolean isHotWallet,
        boolean isMultiSigOnServer,
        boolean defaultIncludeNonWitnessUtxo,
        @JsonAnySetter Map<String, JsonNode> more) {
    /**
     * One key of a wallet.
     *
     * @param rootFingerprint 8 hex digits
     * @param accountKeyPath from the root key, for example {@code 84'/0'/0'}
     * @param accountKey the extended public key
     */
    public record Key(
            @Nullable String rootFingerprint,
            @Nullable String accountKeyPath,
            String accountKey,
            @Nullable String signerUserId) {}
}
