package org.malipo.wallets;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.WalletText;
import org.malipo.wallets.WalletConfig.KeySettings;

/** A wallet as it was given, understood but not yet stored. */
record ReadWallet(DerivationScheme scheme, WalletConfig config) {
    private static final int MAX_LABEL = 300;
    static final String LABEL_TOO_LONG = "Label is too long (Max 300 characters)";

    static boolean isTooLong(@Nullable String label) {
        return label != null && label.length() > MAX_LABEL;
    }

    /** Reads what a person or a program gave. */
    static ReadWallet of(NewWallet wallet, Network network) throws SchemeException {
        var read = WalletText.typed(wallet.text(), network);
        var canonical = read.scheme().print();
        var typed = wallet.text().strip();
        var config = new WalletConfig(
                canonical,
                typed.equals(canonical) ? null : typed,
                keys(read.keys(), wallet.accountKeyPath()),
                null,
                wallet.label(),
                read.form() == WalletText.Form.DESCRIPTOR ? "OutputDescriptor" : "ManualDerivationScheme",
                false,
                read.form() == WalletText.Form.DESCRIPTOR && read.scheme().isMultisig(),
                !read.scheme().isTaproot());
        return new ReadWallet(read.scheme(), config);
    }

    /**
     * Reads a configuration that was exported from here or from a server like this one.
     *
     * @throws SchemeException if the scheme can't be read
     * @throws KeySettingsException if it can, but a key of its list can't
     */
    static ReadWallet of(WalletConfig config, Network network) throws SchemeException, KeySettingsException {
        var read = WalletText.typed(config.accountDerivation(), network);
        var keys = config.accountKeySettings().isEmpty()
                ? keys(read.keys(), null)
                : checked(config.accountKeySettings(), network);
        var scheme = read.scheme();
        var known = new WalletConfig(
                scheme.print(),
                original(config.accountOriginal(), scheme),
                keys,
                config.signingKey() == null ? null : checkedKey(config.signingKey(), network),
                config.label(),
                config.source(),
                false,
                config.isMultiSigOnServer(),
                config.defaultIncludeNonWitnessUtxo());
        return new ReadWallet(scheme, known);
    }

    /** What is said to have been typed is kept only if it says the same, so that nothing else can hide in it. */
    private static @Nullable String original(@Nullable String text, DerivationScheme scheme) {
        try {
            return text != null
                            && WalletText.typed(text, scheme.network()).scheme().equals(scheme)
                    ? text
                    : null;
        } catch (SchemeException e) {
            return null;
        }
    }

    private static List<KeySettings> checked(List<KeySettings> settings, Network network) throws KeySettingsException {
        var checked = new ArrayList<KeySettings>();
        for (var key : settings) {
            var origin = origin(key);
            var xpub = checkedKey(key.accountKey(), network);
            checked.add(new KeySettings(
                    origin == null ? null : origin.fingerprint(),
                    origin == null ? null : origin.printPath(),
                    xpub,
                    key.signerUserId()));
        }
        return checked;
    }

    private static String checkedKey(String text, Network network) throws KeySettingsException {
        try {
            return ExtendedKey.parse(text.strip()).print(network);
        } catch (SchemeException e) {
            throw new KeySettingsException(e.getMessage());
        }
    }

    private static @Nullable KeyOrigin origin(KeySettings key) throws KeySettingsException {
        if (key.rootFingerprint() == null) {
            return null;
        }
        var path = key.accountKeyPath() == null ? "" : key.accountKeyPath();
        try {
            return KeyOrigin.parse(path.isEmpty() ? key.rootFingerprint() : key.rootFingerprint() + "/" + path);
        } catch (SchemeException e) {
            throw new KeySettingsException(e.getMessage());
        }
    }

    private static List<KeySettings> keys(List<AccountKey> keys, @Nullable String accountKeyPath)
            throws SchemeException {
        var given = accountKeyPath == null || accountKeyPath.isBlank() ? null : KeyOrigin.parse(accountKeyPath.strip());
        if (given != null && keys.size() != 1) {
            throw new SchemeException("A wallet of several keys has no single account key path");
        }
        return keys.stream()
                .map(key -> settings(key.xpub(), given == null ? key.origin() : given))
                .toList();
    }

    static KeySettings settings(String xpub, @Nullable KeyOrigin origin) {
        return origin == null
                ? new KeySettings(null, null, xpub, null)
                : new KeySettings(origin.fingerprint(), origin.printPath(), xpub, null);
    }
}
