package org.malipo.wallets;

import java.util.List;
import org.malipo.access.Account;
import org.malipo.access.StoreId;

/** Tells people of a wallet of several signers in the making, for the module that writes notices and letters to implement. */
public interface CosignerNews {
    /**
     * Each of them is asked for the key that they will sign with.
     *
     * @param path of the page where they give it
     */
    void keyAsked(StoreId store, String storeName, List<Account> signers, String path);

    /**
     * All keys are there, and whoever began it may confirm the wallet.
     *
     * @param path of the page where they do
     */
    void allKeysGiven(StoreId store, String storeName, Account maker, String path);
}
