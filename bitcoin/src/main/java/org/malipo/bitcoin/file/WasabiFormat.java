package org.malipo.bitcoin.file;

import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;
import tools.jackson.databind.JsonNode;

/** Wasabi's JSON, in which Coldcard and Cobo Vault export as well. Its wallets are segwit, whatever the key's prefix. */
final class WasabiFormat implements WalletFormat {
    private static final String DEFAULT_PATH = "84'/0'/0'";
    /** This firmware wrote the fingerprint backwards. */
    private static final String BACKWARDS = "2.1.0";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    @Override
    public Optional<WalletFile> read(FileContent content, Network network) throws SchemeException {
        var key = content.text("extpubkey");
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var path = content.text("accountkeypath").orElse(DEFAULT_PATH);
        var text = Origins.keyWithOrigin(fingerprint(content), Optional.of(path), key.get());
        return Optional.of(WalletFile.of(WalletText.typed(text, network), source(content), key.get()));
    }

    private static Optional<String> fingerprint(FileContent content) {
        var backwards = content.text("coldcardfirmwareversion")
                .filter(BACKWARDS::equals)
                .isPresent();
        return content.text("masterfingerprint")
                .flatMap(Origins::ofHex)
                .map(hex -> backwards ? Origins.reversed(hex) : hex)
                .or(() -> content.text("masterfingerprint")
                        .filter(text -> NUMBER.matcher(text).matches())
                        .flatMap(text -> Origins.ofNumber(Long.parseLong(text))))
                .or(() -> content.integer("masterfingerprint").flatMap((JsonNode number) -> Origins.ofNumber(number)));
    }

    private static String source(FileContent content) {
        return content.text("source").map(Labels::bounded).orElseGet(() -> {
            if (content.text("coldcardfirmwareversion").isPresent()) {
                return "ColdCard";
            }
            return content.text("cobovaultfirmwareversion").isPresent() ? "CoboVault" : "WasabiFile";
        });
    }
}
