package org.malipo.client;

import org.jspecify.annotations.Nullable;

/**
 * How to make a wallet; null leaves a choice to the server.
 *
 * @param savePrivateKeys whether the server keeps the seed, encrypted, so that it can send
 * @param wordCount 12, 15, 18, 21 or 24
 * @param wordList for example {@code English}
 * @param existingMnemonic the words of a wallet that is there already
 */
public record WalletGeneration(
        boolean savePrivateKeys,
        @Nullable AddressType scriptPubKeyType,
        @Nullable Integer wordCount,
        @Nullable String wordList,
        @Nullable String label,
        @Nullable Integer accountNumber,
        @Nullable String existingMnemonic,
        @Nullable String passphrase) {
    public static final WalletGeneration HOT_SEGWIT =
            new WalletGeneration(true, AddressType.SEGWIT, 12, null, null, null, null, null);

    /** {@return what makes the wallet of these words again} */
    public static WalletGeneration of(String mnemonic, AddressType type, boolean savePrivateKeys) {
        return new WalletGeneration(savePrivateKeys, type, null, null, null, null, mnemonic, null);
    }

    @Override
    public String toString() {
        return "WalletGeneration[scriptPubKeyType=" + scriptPubKeyType + ", words [secret]]";
    }
}
