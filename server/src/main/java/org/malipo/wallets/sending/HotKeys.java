package org.malipo.wallets.sending;

import org.malipo.bitcoin.psbt.SigningKey;
import org.malipo.wallets.StoreWallet;

/** What this server signs with. */
public interface HotKeys {
    /** A key of a wallet, or why there is none. */
    sealed interface Found {
        /** The account key of the wallet; paths lead from it. */
        record Key(SigningKey key) implements Found {}

        /** The server was never given its seed. */
        record Cold() implements Found {}

        /** It should be here, and is not. */
        record Missing() implements Found {}

        /** What is here makes other addresses. */
        record Mismatch() implements Found {}
    }

    /** {@return whether whoever makes this request may have the server sign} */
    boolean areAllowed();

    /** {@return the key, opened for the moment; it must not be kept} */
    Found of(StoreWallet wallet);
}
