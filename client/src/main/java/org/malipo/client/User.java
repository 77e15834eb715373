package org.malipo.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account. */
public record User(
        String id,
        String email,
        @Nullable String name,
        @Nullable String imageUrl,
        @Nullable String invitationUrl,
        boolean emailConfirmed,
        boolean requiresEmailConfirmation,
        boolean approved,
        boolean requiresApproval,
        @Nullable Integer storeQuota,
        @Nullable Instant created,
        boolean disabled,
        List<String> roles) {

    public boolean isAdministrator() {
        return roles.contains("ServerAdmin");
    }
}
