package org.malipo.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a letter.
 *
 * @param due when it is tried next, while it waits
 * @param failure why the last attempt failed, or null if none did
 * @param reply the code that the mail server refused with, if it did
 */
public record MailRecord(
        String id,
        String recipient,
        String subject,
        State state,
        int attempts,
        Instant createdAt,
        Instant due,
        @Nullable MailFailure failure,
        @Nullable Integer reply) {
    /** Where a letter is. */
    public enum State {
        WAITING,
        SENDING,
        SENT,
        FAILED
    }
}
