package org.malipo.wallets.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.setup.Refusal;

/**
 * How a new wallet is to be kept.
 *
 * @param hotAllowed whether the server may keep the words of this person's wallets
 * @param words how many, as the form has it
 * @param refusal why none was made, or null
 */
public record CreateView(
        String path,
        boolean hot,
        boolean hotAllowed,
        String label,
        String words,
        String type,
        @Nullable Refusal refusal) {
    static CreateView empty(String path, boolean hotAllowed) {
        return new CreateView(path, false, hotAllowed, "", "12", "segwit", null);
    }

    public Refusal why() {
        return Objects.requireNonNull(refusal);
    }
}
