package org.malipo.notifications.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.notifications.MailFailure;
import org.malipo.notifications.MailRecord;
import org.malipo.problem.FormErrors;

/**
 * E-mail settings and what became of letters.
 *
 * @param storeId null on the server's page
 * @param mayChange whether this person may do more than look
 * @param usesServer whether the store's letters leave with the server's settings
 * @param done what was just done, as the end of a message's key; empty for nothing
 * @param failure why a test failed, or null
 */
public record EmailView(
        @Nullable String storeId,
        EmailForm form,
        FormErrors errors,
        boolean passwordSet,
        boolean mayChange,
        boolean usesServer,
        List<MailRecord> letters,
        String done,
        @Nullable MailFailure failure) {
    public boolean isOfServer() {
        return storeId == null;
    }

    /** {@return where the page is and its form goes} */
    public String address() {
        return storeId == null ? "/server/emails" : "/stores/" + storeId + "/email-settings";
    }
}
