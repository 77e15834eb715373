package org.malipo.wallets;

import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.WordList;

/**
 * A wallet to be made here, from new or from given words.
 *
 * @param existingMnemonic words to use instead of new ones
 * @param passphrase of BIP 39; empty for none
 * @param savePrivateKeys whether the server keeps the seed, encrypted, so that it can sign
 */
public record GeneratedWallet(
        @Nullable String label,
        @Nullable String existingMnemonic,
        String passphrase,
        int accountNumber,
        AccountType type,
        WordList wordList,
        int wordCount,
        boolean savePrivateKeys) {
    /** {@return a segwit wallet of 12 English words} */
    public static GeneratedWallet segwit(@Nullable String label, boolean savePrivateKeys) {
        return new GeneratedWallet(label, null, "", 0, AccountType.SEGWIT, WordList.ENGLISH, 12, savePrivateKeys);
    }

    @Override
    public String toString() {
        return "GeneratedWallet[" + type + ", savePrivateKeys=" + savePrivateKeys + "]";
    }
}
