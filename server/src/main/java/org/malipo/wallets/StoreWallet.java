package org.malipo.wallets;

import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.Network;

/**
 * The wallet of a store. Stores with the same keys share one wallet and its counters.
 *
 * @param id of the wallet, the same for all stores that share it
 * @param enabled whether the store takes payments with it
 */
public record StoreWallet(StoreId store, long id, DerivationScheme scheme, WalletConfig config, boolean enabled) {
    private static final String GROUP_PREFIX = "wallet-";

    public Network network() {
        return scheme.network();
    }

    /** {@return the name under which {@code chain} keeps the wallet's scripts} */
    public String group() {
        return groupOf(id);
    }

    /** {@return the same of a wallet of which no more is known} */
    public static String groupOf(long id) {
        return GROUP_PREFIX + id;
    }

    /** {@return the wallet that a group of {@code chain} stands for, or empty if it is somebody else's} */
    static Optional<Long> ofGroup(String group) {
        return group.startsWith(GROUP_PREFIX)
                ? Optional.of(Long.valueOf(group.substring(GROUP_PREFIX.length())))
                : Optional.empty();
    }

    /** {@return the merchant's name for it, or else its scheme shortened} */
    public String displayName() {
        var label = config.label();
        return label == null || label.isBlank() ? shortened(scheme.print()) : label;
    }

    private static String shortened(String scheme) {
        return scheme.length() <= 30 ? scheme : scheme.substring(0, 12) + "…" + scheme.substring(scheme.length() - 12);
    }
}
