package org.malipo.wallets.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.wallets.NewWallet;
import org.malipo.wallets.WalletConfig;
import org.malipo.wallets.WalletConfig.KeySettings;
import tools.jackson.databind.JsonNode;

/** The member {@code config} of a request: a text, a small object around a text, or a whole configuration. */
sealed interface ConfigInput {
    String PATH = "Config";
    String INVALID = "Invalid derivation scheme settings";

    /** Something that must be read as a scheme, a key or a descriptor. */
    record Text(NewWallet wallet) implements ConfigInput {}

    /** A configuration as answers hold it. */
    record Full(WalletConfig config) implements ConfigInput {}

    /** @throws InvalidFields if it has none of the three forms */
    static ConfigInput of(JsonNode json) {
        if (json.isString()) {
            return new Text(new NewWallet(json.asString()));
        }
        var scheme = text(json, "derivationScheme");
        if (scheme != null) {
            return new Text(new NewWallet(scheme, text(json, "label"), text(json, "accountKeyPath")));
        }
        var derivation = text(json, "accountDerivation");
        if (derivation == null) {
            throw FieldErrors.of(PATH, json.isObject() ? "Invalid account derivation" : INVALID);
        }
        return new Full(full(json, derivation));
    }

    private static WalletConfig full(JsonNode json, String derivation) {
        return new WalletConfig(
                derivation,
                text(json, "accountOriginal"),
                keys(member(json, "accountKeySettings").orElse(null)),
                text(json, "signingKey"),
                text(json, "label"),
                text(json, "source"),
                false,
                flag(json, "isMultiSigOnServer"),
                flag(json, "defaultIncludeNonWitnessUtxo"));
    }

    private static List<KeySettings> keys(@Nullable JsonNode json) {
        var keys = new ArrayList<KeySettings>();
        if (json == null || json.isNull()) {
            return keys;
        }
        if (!json.isArray()) {
            throw FieldErrors.of(PATH, "Invalid AccountKeySettings");
        }
        for (var key : json) {
            var accountKey = text(key, "accountKey");
            if (accountKey == null) {
                throw FieldErrors.of(PATH, "Missing AccountKey");
            }
            keys.add(new KeySettings(
                    text(key, "rootFingerprint"), text(key, "accountKeyPath"), accountKey, text(key, "signerUserId")));
        }
        return keys;
    }

    private static boolean flag(JsonNode json, String name) {
        return member(json, name).map(value -> value.asBoolean(false)).orElse(false);
    }

    private static @Nullable String text(JsonNode json, String name) {
        return member(json, name)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .orElse(null);
    }

    /** Names match in any case, as everywhere in the API. */
    private static Optional<JsonNode> member(JsonNode json, String name) {
        return json.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
