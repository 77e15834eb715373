package org.malipo.wallets.web;

import java.util.List;

/** The words of a new wallet. Shown once. */
public record SecretWordsView(String path, List<String> words, boolean hot) {
    @Override
    public String toString() {
        return "[secret]";
    }
}
