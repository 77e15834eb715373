package org.malipo.notifications;

import org.jspecify.annotations.Nullable;

/** What came of one attempt to send a letter. */
sealed interface MailResult {
    /** The mail server took it. */
    record Sent() implements MailResult {}

    /**
     * It did not.
     *
     * @param why the reason
     * @param reply the code of the mail server's refusal, if it refused
     * @param isFinal whether another attempt would end the same way
     */
    record Failed(MailFailure why, @Nullable Integer reply, boolean isFinal) implements MailResult {
        static Failed forNow(MailFailure why) {
            return new Failed(why, null, false);
        }
    }
}
