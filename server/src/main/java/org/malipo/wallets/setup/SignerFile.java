package org.malipo.wallets.setup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.malipo.bitcoin.MultisigScript;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file in which devices export their keys for wallets of several signers: {@code xfp}, and for each type of script the key
 * and, under the same name with {@code _deriv}, its path.
 *
 * @param origin fingerprint and path
 */
record SignerFile(String origin, String xpub) {
    static Optional<SignerFile> find(String text, MultisigScript script) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            var json = JsonMapper.shared().readTree(text);
            return names(script).stream()
                    .flatMap(name -> of(json, name).stream())
                    .findFirst();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static List<String> names(MultisigScript script) {
        return switch (script) {
            case P2WSH -> List.of("p2wsh");
            case P2SH_P2WSH -> List.of("p2sh_p2wsh", "p2wsh_p2sh");
            case P2SH -> List.of("p2sh");
        };
    }

    private static Optional<SignerFile> of(JsonNode json, String name) {
        var xpub = json.path(name).asString("");
        var path = json.path(name + "_deriv").asString("").replaceFirst("^[mM]/", "");
        var fingerprint = json.path("xfp").asString("").toLowerCase(Locale.ROOT);
        return xpub.isEmpty() || path.isEmpty() || fingerprint.isEmpty()
                ? Optional.empty()
                : Optional.of(new SignerFile(fingerprint + "/" + path, xpub));
    }
}
