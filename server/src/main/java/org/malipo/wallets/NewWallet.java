package org.malipo.wallets;

import org.jspecify.annotations.Nullable;

/**
 * A wallet that a merchant brings.
 *
 * @param text an extended public key under any prefix, a derivation scheme, or an output descriptor
 * @param accountKeyPath fingerprint and path of the key, for example {@code 73c5da0a/84'/0'/0'}
 */
public record NewWallet(
        String text, @Nullable String label, @Nullable String accountKeyPath) {
    public NewWallet(String text) {
        this(text, null, null);
    }
}
