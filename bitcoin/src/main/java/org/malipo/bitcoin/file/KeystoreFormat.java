package org.malipo.bitcoin.file;

import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;
import tools.jackson.databind.JsonNode;

/**
 * Electrum's wallet file, which Coldcard and Cobo Vault export too: a {@code keystore}, or for several signers
 * {@code x1/}, {@code x2/} … and a wallet type such as {@code 2of3}. A bare xpub is a legacy wallet in it.
 */
final class KeystoreFormat implements WalletFormat {
    private static final Pattern SEVERAL = Pattern.compile("([0-9]{1,2})of([0-9]{1,2})");

    @Override
    public Optional<WalletFile> read(FileContent content, Network network) throws SchemeException {
        var keystore = content.object("keystore");
        return keystore.isPresent() ? single(keystore.get(), network) : several(content, network);
    }

    private static Optional<WalletFile> single(JsonNode keystore, Network network) throws SchemeException {
        var xpub = FileContent.text(keystore.get("xpub"));
        if (xpub.isEmpty()) {
            return Optional.empty();
        }
        var read = WalletText.ofFile(key(keystore, xpub.get()), network);
        return Optional.of(WalletFile.of(read, source(keystore), xpub.get())
                .labelled(FileContent.text(keystore.get("label"))
                        .map(Labels::bounded)
                        .orElse(null)));
    }

    private static Optional<WalletFile> several(FileContent content, Network network) throws SchemeException {
        var type = content.text("wallet_type").map(SEVERAL::matcher).filter(match -> match.matches());
        if (type.isEmpty()) {
            return Optional.empty();
        }
        var keys = new ArrayList<String>();
        var legacy = true;
        for (var signer = 1; signer <= Integer.parseInt(type.get().group(2)); signer++) {
            var keystore = content.object("x" + signer + "/");
            var xpub = keystore.flatMap(object -> FileContent.text(object.get("xpub")));
            if (xpub.isEmpty()) {
                throw new SchemeException("The file lacks the public key of signer " + signer);
            }
            keys.add(key(keystore.orElseThrow(), xpub.get()));
            legacy &= ExtendedKey.parse(xpub.get()).isUnmarked();
        }
        var text = type.get().group(1) + "-of-" + String.join("-", keys) + (legacy ? "-[legacy]" : "");
        return Optional.of(WalletFile.of(WalletText.ofFile(text, network), "ElectrumFile", text));
    }

    private static String key(JsonNode keystore, String xpub) throws SchemeException {
        var fingerprint = Optional.ofNullable(keystore.get("ckcc_xfp"))
                .flatMap(Origins::ofNumber)
                .or(() -> FileContent.text(keystore.get("root_fingerprint")).flatMap(Origins::ofHex));
        return Origins.keyWithOrigin(fingerprint, FileContent.text(keystore.get("derivation")), xpub);
    }

    private static String source(JsonNode keystore) {
        if (keystore.hasNonNull("ColdCardFirmwareVersion") || keystore.hasNonNull("ckcc_xfp")) {
            return "ColdCard";
        }
        return keystore.hasNonNull("CoboVaultFirmwareVersion") ? "CoboVault" : "ElectrumFile";
    }
}
