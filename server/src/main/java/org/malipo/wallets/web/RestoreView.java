package org.malipo.wallets.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.setup.Refusal;

/**
 * The form for words of a seed.
 *
 * @param hotAllowed whether the server may keep the words of this person's wallets
 * @param tip the last block of the chain
 * @param refusal why they were not taken, or null
 */
public record RestoreView(
        String path,
        RestoreForm form,
        boolean hotAllowed,
        int tip,
        @Nullable Refusal refusal) {
    public Refusal why() {
        return Objects.requireNonNull(refusal);
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
