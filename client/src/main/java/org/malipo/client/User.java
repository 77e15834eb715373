package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An account.
 *
 * @param invitationUrl the link by which a new user sets a password; only there in the answer that made them
 * @param more what servers to come say beside this
 */
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
        List<String> roles,
        @JsonAnySetter Map<String, JsonNode> more) {

    public boolean isAdministrator() {
        return roles.contains("ServerAdmin");
    }
}
