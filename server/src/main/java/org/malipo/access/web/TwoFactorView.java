package org.malipo.access.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FormErrors;

/**
 * A person's second factors.
 *
 * @param made recovery codes that were just made; shown this once
 */
public record TwoFactorView(boolean app, int recoveryCodes, List<Key> keys, List<String> made, FormErrors errors) {
    public boolean isOn() {
        return app || !keys.isEmpty();
    }

    /**
     * A passkey or a wallet.
     *
     * @param passkey whether it is a passkey rather than a wallet
     */
    public record Key(
            String id,
            String name,
            boolean passkey,
            Instant since,
            @Nullable Instant lastUsed) {}
}
