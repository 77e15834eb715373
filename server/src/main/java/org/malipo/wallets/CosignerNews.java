package org.malipo.wallets;

import java.util.List;
import org.malipo.access.Account;
import org.malipo.access.StoreId;

/**
 * Tells people of wallets of several signers, in the making and in use, for the module that writes notices and letters to
 * implement.
 */
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

    /**
     * Each of them is asked to sign a transaction.
     *
     * @param path of its page
     */
    void signatureAsked(StoreId store, String storeName, List<Account> signers, String path);

    /**
     * All signatures are there, and the transaction can be sent.
     *
     * @param path of its page
     */
    void allSigned(StoreId store, String storeName, Account maker, String path);

    /**
     * Nobody sent the transaction in time, and its coins are free again.
     *
     * @param path of its page
     */
    void expired(StoreId store, String storeName, Account maker, String path);

    /**
     * Another transaction has spent a coin of the transaction, which can't be sent any more.
     *
     * @param path of its page
     */
    void invalidated(StoreId store, String storeName, Account maker, String path);
}
