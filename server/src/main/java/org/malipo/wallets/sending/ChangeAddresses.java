package org.malipo.wallets.sending;

import org.malipo.wallets.StoreWallet;

/** Where the change of a wallet goes. */
public interface ChangeAddresses {
    /** {@return the index that would be taken now; nothing is taken} */
    int upcoming(StoreWallet wallet);

    /**
     * Takes the next index: no two callers get the same one. Must not be called inside a transaction. It stays taken once the
     * caller commits something.
     */
    int take(StoreWallet wallet);
}
