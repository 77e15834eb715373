package org.malipo.wallets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.DerivationScheme;
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

    /** Reads a configuration that was exported from here or from a server like this one. */
    static ReadWallet of(WalletConfig config, Network network) throws SchemeException {
        var scheme = WalletText.typed(config.accountDerivation(), network).scheme();
        return new ReadWallet(scheme, config.withDerivation(scheme.print()));
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
