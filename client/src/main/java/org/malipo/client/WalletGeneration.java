package org.malipo.client;

/**
 * How to make a wallet.
 *
 * @param savePrivateKeys whether the server keeps the seed, encrypted, so that it can send
 * @param scriptPubKeyType {@code Segwit}, {@code SegwitP2SH}, {@code Legacy} or {@code TaprootBIP86}
 */
public record WalletGeneration(boolean savePrivateKeys, String scriptPubKeyType, int wordCount) {
    public static final WalletGeneration HOT_SEGWIT = new WalletGeneration(true, "Segwit", 12);
}
