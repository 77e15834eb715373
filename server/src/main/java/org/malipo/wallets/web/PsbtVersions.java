package org.malipo.wallets.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;
import org.malipo.wallets.sending.SendOutcome;

/** In which version programs want a PSBT: 0 (BIP 174) where they don't say, or 2 (BIP 370). */
final class PsbtVersions {
    private PsbtVersions() {}

    static void check(@Nullable Integer asked, FieldErrors errors) {
        if (asked != null && asked != 0 && asked != 2) {
            errors.add("PsbtVersion", "A PSBT has version 0 or 2");
        }
    }

    static int of(@Nullable Integer asked) {
        return Objects.requireNonNullElse(asked, 0);
    }

    /** {@return the same; a PSBT in the version that is asked for} */
    static SendOutcome in(@Nullable Integer asked, SendOutcome outcome) {
        return outcome instanceof SendOutcome.MadeUnsigned(var draft, var psbt)
                ? new SendOutcome.MadeUnsigned(draft, psbt.inVersion(of(asked)))
                : outcome;
    }
}
