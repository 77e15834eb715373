package org.malipo.wallets.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.setup.ScriptType;

/**
 * Words of a seed that the merchant has, and what to make of them.
 *
 * @param type of addresses, by the id of {@link ScriptType}
 * @param account number of the account, from 0 on
 * @param since the day of its first use, as browsers write it; empty if nobody knows
 * @param hot whether the server keeps the words, to send for the merchant
 */
public record RestoreForm(
        @Nullable String words,
        @Nullable String passphrase,
        @Nullable String type,
        @Nullable String account,
        @Nullable String since,
        @Nullable String height,
        @Nullable Boolean hot,
        @Nullable String label) {
    static final RestoreForm EMPTY = new RestoreForm(null, null, null, null, null, null, null, null);

    public boolean keepsWords() {
        return Boolean.TRUE.equals(hot);
    }

    public String typed() {
        return Objects.requireNonNullElse(words, "");
    }

    public String typeId() {
        return scriptType().id();
    }

    public String accountText() {
        return account == null || account.isBlank() ? "0" : account.strip();
    }

    /** {@return from where on its past is to be looked for} */
    public RescanForm past() {
        return new RescanForm(since, height, null);
    }

    ScriptType scriptType() {
        return ScriptType.of(Objects.requireNonNullElse(type, "")).orElse(ScriptType.SEGWIT);
    }

    /** {@return the number, or -1 if there is none in it} */
    int accountNumber() {
        var text = accountText();
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    String passphraseOrEmpty() {
        return Objects.requireNonNullElse(passphrase, "");
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
