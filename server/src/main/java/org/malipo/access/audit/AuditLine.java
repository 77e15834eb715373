package org.malipo.access.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit log, as it stands.
 *
 * @param actorId the account, or null for a stranger or the server itself
 * @param impersonatorId the administrator who acted in the actor's name, or null where they were there themselves
 * @param credential what the actor showed: {@code session}, {@code basic}, {@code key:1f3a09bc}, {@code none} or {@code server}
 */
public record AuditLine(
        long position,
        Instant at,
        String action,
        @Nullable String actorId,
        @Nullable String impersonatorId,
        String credential,
        @Nullable String address,
        @Nullable String storeId,
        String object,
        Map<String, String> details,
        String hash) {
    /** {@return the line at its place in the chain} */
    public AuditLine after(long previous, String previousHash) {
        var placed = at(previous + 1, "");
        return placed.at(placed.position, AuditChain.hash(previousHash, placed));
    }

    private AuditLine at(long place, String itsHash) {
        return new AuditLine(
                place, at, action, actorId, impersonatorId, credential, address, storeId, object, details, itsHash);
    }
}
