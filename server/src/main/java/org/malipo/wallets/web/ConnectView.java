package org.malipo.wallets.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.file.WalletFiles;
import org.malipo.wallets.setup.Refusal;

/**
 * The ways to bring a wallet.
 *
 * @param scheme what was typed
 * @param way where the refusal belongs: {@code text}, {@code file} or {@code codes}
 * @param refusal why that was not taken, or null
 * @param replaced what the store's wallet of now is called, or null if it has none
 */
public record ConnectView(
        String path,
        String scheme,
        String origin,
        String way,
        @Nullable Refusal refusal,
        @Nullable String replaced) {
    static ConnectView empty(String path, @Nullable String replaced) {
        return new ConnectView(path, "", "", "", null, replaced);
    }

    ConnectView typed(String text, String keyOrigin) {
        return new ConnectView(path, text, keyOrigin, way, refusal, replaced);
    }

    ConnectView refused(String where, Refusal why) {
        return new ConnectView(path, scheme, origin, where, why, replaced);
    }

    /** {@return whether this way was gone and led nowhere} */
    public boolean failed(String where) {
        return refusal != null && way.equals(where);
    }

    /** {@return why, where something was refused} */
    public Refusal why() {
        return Objects.requireNonNull(refusal);
    }

    /** {@return the most that a file may have} */
    public int maxBytes() {
        return WalletFiles.MAX_BYTES;
    }
}
