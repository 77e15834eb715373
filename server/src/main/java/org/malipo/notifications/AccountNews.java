package org.malipo.notifications;

import java.util.List;
import org.malipo.access.Account;

/**
 * What a letter about an account tells.
 *
 * @param about whose account it is
 * @param to who is told: the person themselves, or all administrators
 * @param link where the reader goes on; a secret
 */
public record AccountNews(Kind kind, Account about, List<Account> to, String link) {
    /** Why there is a letter. */
    public enum Kind {
        CONFIRM("confirm"),
        RESET("reset"),
        INVITATION("invitation"),
        APPROVAL("approval"),
        APPROVED("approved");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** {@return the middle of the keys of its words} */
        String key() {
            return key;
        }
    }

    @Override
    public String toString() {
        return "AccountNews[kind=" + kind + ", about=" + about.id() + ", link=[secret]]";
    }
}
