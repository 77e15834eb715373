package org.malipo.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.access.StoreRoles;
import org.malipo.problem.FormErrors;

/**
 * Somebody's account as an administrator sees it.
 *
 * @param form as it was filled
 * @param stores that they work in
 * @param mayActAs whether whoever looks may act in their name
 * @param told key of a message about what was done or refused just now, or null
 */
public record UserView(
        Account account,
        UserForm form,
        Links links,
        List<StoreRoles.StoreRole> stores,
        boolean mayActAs,
        boolean canSend,
        @Nullable Told told,
        FormErrors errors) {
    /**
     * What the administrator may pass on.
     *
     * @param invitation link of their open invitation, or null
     * @param password link by which they set a password, or null
     */
    public record Links(
            @Nullable String invitation, @Nullable String password) {}

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
