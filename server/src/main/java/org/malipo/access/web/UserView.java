package org.malipo.access.web;

import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.problem.FormErrors;

/**
 * Somebody's account as an administrator sees it.
 *
 * @param form as it was filled
 * @param invitation link of their open invitation, or null
 * @param told key of a message about what was done or refused just now, or null
 */
public record UserView(
        Account account,
        UserForm form,
        @Nullable String invitation,
        boolean canSend,
        @Nullable Told told,
        FormErrors errors) {
    /** @param kind of notice */
    public record Told(String key, String kind) {}

    public String address() {
        return "/server/users/" + account.id().value();
    }

    public boolean waitsForApproval() {
        return account.requiresApproval() && !account.approved();
    }

    public boolean waitsForConfirmation() {
        return !account.emailConfirmed() && canSend;
    }
}
