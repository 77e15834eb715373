package org.malipo.wallets.web;

import java.util.List;

/**
 * The words of a wallet, in an answer that nobody keeps.
 *
 * @param sealed the same for the question that follows; empty where none does
 */
public record SecretWordsView(String path, List<String> words, boolean hot, String sealed) {
    @Override
    public String toString() {
        return "[secret]";
    }
}
