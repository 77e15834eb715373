package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line of the audit log.
 *
 * @param position its place in the log of the whole server
 * @param action for example {@code webhook.created}
 * @param userId null is a stranger, or the server itself
 * @param impersonatorId the administrator who acted in the user's name
 * @param credential what they showed: {@code session}, {@code basic}, {@code key:} and how its hash begins, …
 * @param storeId null concerns the server
 * @param object for example {@code webhook:5Vd…}
 * @param hash SHA-256, hex, of this line and of the hash before it
 * @param more what servers to come say beside this
 */
public record AuditEntry(
        long position,
        Instant time,
        String action,
        @Nullable String userId,
        @Nullable String userEmail,
        @Nullable String impersonatorId,
        @Nullable String impersonatorEmail,
        String credential,
        @Nullable String address,
        @Nullable String storeId,
        String object,
        Map<String, String> details,
        String hash,
        @JsonAnySetter Map<String, JsonNode> more) {}
