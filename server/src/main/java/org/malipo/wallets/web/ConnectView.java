package org.malipo.wallets.web;

import java.util.List;
import org.malipo.wallets.WalletOutcome.PreviewAddress;
import org.malipo.wallets.WalletOutcome.Previewed;

/**
 * A wallet that the merchant brings.
 *
 * @param addresses its first ones, for comparing; empty before it was read
 * @param canonical how we understood it
 */
public record ConnectView(
        String path,
        String scheme,
        String label,
        String origin,
        String error,
        String canonical,
        List<PreviewAddress> addresses) {
    static ConnectView empty(String path) {
        return of(path, "", "", "");
    }

    static ConnectView of(String path, String scheme, String label, String origin) {
        return new ConnectView(path, scheme, label, origin, "", "", List.of());
    }

    ConnectView withError(String reason) {
        return new ConnectView(path, scheme, label, origin, reason, "", List.of());
    }

    ConnectView withPreview(Previewed preview) {
        return new ConnectView(path, scheme, label, origin, "", preview.scheme(), preview.addresses());
    }
}
