package org.malipo.wallets.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.SchemeException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.springframework.util.MultiValueMap;

/**
 * Settings of a wallet as somebody typed them.
 *
 * @param includePrevious whether PSBTs hold the whole transactions that they spend
 */
public record SettingsForm(String label, boolean includePrevious, List<Key> keys) {
    /**
     * One key of the wallet.
     *
     * @param fingerprint of its root, empty where it is not known
     * @param path from there, without {@code m/}
     */
    public record Key(
            String accountKey,
            String fingerprint,
            String path,
            @Nullable String signer) {
        static Key of(KeySettings settings) {
            return new Key(
                    settings.accountKey(),
                    settings.rootFingerprint() == null ? "" : settings.rootFingerprint(),
                    settings.accountKeyPath() == null ? "" : settings.accountKeyPath(),
                    settings.signerUserId());
        }

        /** {@return beginning and end of the extended public key} */
        public String shortened() {
            return accountKey.length() <= 24
                    ? accountKey
                    : accountKey.substring(0, 16) + "…" + accountKey.substring(accountKey.length() - 6);
        }

        public boolean isWrong() {
            return origin().isEmpty() && !(fingerprint.isEmpty() && path.isEmpty());
        }

        private Optional<KeyOrigin> origin() {
            try {
                return Optional.of(KeyOrigin.parse(path.isEmpty() ? fingerprint : fingerprint + "/" + path));
            } catch (SchemeException e) {
                return Optional.empty();
            }
        }

        KeySettings settings() {
            return origin().map(origin -> new KeySettings(origin.fingerprint(), origin.printPath(), accountKey, signer))
                    .orElseGet(() -> new KeySettings(null, null, accountKey, signer));
        }
    }

    static SettingsForm of(StoreWallet wallet) {
        var config = wallet.config();
        return new SettingsForm(
                config.label() == null ? "" : config.label(),
                config.defaultIncludeNonWitnessUtxo(),
                config.accountKeySettings().stream().map(Key::of).toList());
    }

    /** {@return what was typed; keys are those of the wallet, by their places} */
    static SettingsForm of(StoreWallet wallet, MultiValueMap<String, String> typed) {
        var known = wallet.config().accountKeySettings();
        var keys = new ArrayList<Key>();
        for (var at = 0; at < known.size(); at++) {
            var path = text(typed, "path" + at);
            keys.add(new Key(
                    known.get(at).accountKey(),
                    text(typed, "fingerprint" + at),
                    path.startsWith("m/") ? path.substring(2) : path,
                    known.get(at).signerUserId()));
        }
        return new SettingsForm(text(typed, "label"), "true".equals(typed.getFirst("includePrevious")), keys);
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        var text = typed.getFirst(name);
        return text == null ? "" : text.replace("\0", "").strip();
    }

    boolean isWrong() {
        return keys.stream().anyMatch(Key::isWrong);
    }
}
