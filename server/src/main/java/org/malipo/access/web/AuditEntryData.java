package org.malipo.access.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.audit.AuditLine;

/** A line of the audit log as the API shows it. */
@Schema(name = "AuditEntryData")
record AuditEntryData(
        @Schema(description = "Its place in the log of the whole server: 1, 2, 3 …")
        long position,

        Instant time,

        @Schema(description = "For example `webhook.created`")
        String action,

        @Schema(description = "Who did it; null is a stranger, or the server itself") @Nullable
        String userId,

        @Schema(description = "Null also if the account is gone") @Nullable
        String userEmail,

        @Schema(description = "The administrator who acted in the user's name") @Nullable
        String impersonatorId,

        @Nullable String impersonatorEmail,

        @Schema(description = "What they showed: `session`, `basic`, `key:` and how its hash begins, `none`, `server`")
        String credential,

        @Schema(description = "The IP address that it came from") @Nullable
        String address,

        @Schema(description = "The store it happened in; null concerns the server") @Nullable
        String storeId,

        @Schema(description = "What it was done to: `webhook:5Vd…`")
        String object,

        @Schema(description = "Names and texts") Map<String, String> details,

        @Schema(description = "SHA-256 of this line and of the hash before it")
        String hash) {
    /** @param emails of people by id, as far as they have accounts */
    static AuditEntryData of(AuditLine line, Map<String, String> emails) {
        return new AuditEntryData(
                line.position(),
                line.at(),
                line.action(),
                line.actorId(),
                email(line.actorId(), emails),
                line.impersonatorId(),
                email(line.impersonatorId(), emails),
                line.credential(),
                line.address(),
                line.storeId(),
                line.object(),
                line.details(),
                line.hash());
    }

    private static @Nullable String email(@Nullable String user, Map<String, String> emails) {
        return user == null ? null : emails.get(user);
    }
}
