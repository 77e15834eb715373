package org.malipo.wallets.web;

import java.util.List;
import java.util.function.Predicate;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.malipo.wallets.pending.KeysOfSigners;

/**
 * The devices that a transaction asks, by the fingerprints of their root keys.
 *
 * @param open those that have not signed all that they are asked
 * @param signed those that have
 */
public record DeviceSigners(List<String> open, List<String> signed) {
    static DeviceSigners of(StoreWallet wallet, Psbt psbt) {
        return new DeviceSigners(
                fingerprints(wallet, key -> asks(key, psbt) && !hasSigned(key, psbt)),
                fingerprints(wallet, key -> asks(key, psbt) && hasSigned(key, psbt)));
    }

    private static List<String> fingerprints(StoreWallet wallet, Predicate<KeySettings> which) {
        return wallet.config().accountKeySettings().stream()
                .filter(key -> key.rootFingerprint() != null)
                .filter(which)
                .map(KeySettings::rootFingerprint)
                .distinct()
                .toList();
    }

    private static boolean asks(KeySettings key, Psbt psbt) {
        return !KeysOfSigners.asking(key, psbt).isEmpty();
    }

    private static boolean hasSigned(KeySettings key, Psbt psbt) {
        return KeysOfSigners.asking(key, psbt).stream().allMatch(input -> KeysOfSigners.hasSigned(key, input, input));
    }
}
