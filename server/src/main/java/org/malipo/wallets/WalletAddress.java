package org.malipo.wallets;

import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Branch;
import org.malipo.chain.AddressMoney;

/**
 * An address that a wallet watches.
 *
 * @param keyPath from the root key where that is known, for example {@code m/84'/0'/0'/0/5}; else from the account key; null where
 *     the keys share none
 */
public record WalletAddress(
        Branch branch,
        int index,
        @Nullable String keyPath,
        String address,
        State state,
        AddressMoney money,
        Annotation annotation) {
    /** How far an address is. */
    public enum State {
        /** Somebody paid it. */
        USED,
        /** It was given out, or one behind it was paid. */
        RESERVED,
        /** It is watched ahead, and nobody has it yet. */
        WATCHED
    }
}
