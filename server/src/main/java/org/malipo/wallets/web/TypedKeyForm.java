package org.malipo.wallets.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A secret that signs one transaction.
 *
 * @param words of a seed, or an extended private key
 * @param passphrase beside the words
 * @param psbt what is to be signed, where the server has no copy of it
 */
record TypedKeyForm(
        @Nullable String words,
        @Nullable String passphrase,
        @Nullable String psbt) {
    String typed() {
        return Objects.requireNonNullElse(words, "");
    }

    String passphraseOrEmpty() {
        return Objects.requireNonNullElse(passphrase, "");
    }

    String psbtOrEmpty() {
        return Objects.requireNonNullElse(psbt, "");
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
