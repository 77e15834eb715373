package org.malipo.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of the API. Its value is shown once, when it is made; it prints as {@code [secret]}.
 *
 * @param expiresAt null if it is good until it is revoked
 */
public record ApiKey(
        String apiKey,
        String label,
        List<String> permissions,
        @Nullable Instant expiresAt) {
    @Override
    public String toString() {
        return "ApiKey[label=" + label + ", apiKey=[secret], permissions=" + permissions + "]";
    }
}
