package org.malipo.wallets.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.WalletAddress;
import org.malipo.wallets.WalletAddresses.Page;

/**
 * Addresses of a wallet.
 *
 * @param text an address that was looked for, or the index to begin at
 * @param branch {@code change}, or empty for addresses to receive at
 * @param which {@code used} or {@code unused}, or empty for both
 * @param first whether no index before is left out
 * @param sought whether one address was looked for
 */
public record AddressesView(
        String path,
        String scheme,
        String text,
        String branch,
        String which,
        boolean first,
        boolean sought,
        Page page) {
    public List<WalletAddress> addresses() {
        return page.addresses();
    }

    public String list() {
        return path + "/addresses";
    }

    public String beginning() {
        return list() + "?branch=" + branch + "&which=" + which;
    }

    public @Nullable String next() {
        return page.next() == null ? null : beginning() + "&from=" + page.next();
    }

    /** {@return where the transactions of an address are} */
    public String transactions(WalletAddress address) {
        return path + "/transactions?text=" + URLEncoder.encode(address.address(), UTF_8);
    }
}
