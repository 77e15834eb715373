package org.malipo.wallets.web;

import java.util.List;

/**
 * The words of a wallet, in an answer that nobody keeps.
 *
 * @param passphrase whether they make the wallet only with a passphrase (BIP 39)
 * @param sealed the same for the question that follows; empty where none does
 */
public record SecretWordsView(String path, List<String> words, boolean hot, boolean passphrase, String sealed) {
    @Override
    public String toString() {
        return "[secret]";
    }
}
