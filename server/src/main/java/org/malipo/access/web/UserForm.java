package org.malipo.access.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.access.AccountDesk;
import org.malipo.problem.FieldErrors;

/** What an administrator decides about somebody, as it was typed. */
public record UserForm(String name, boolean isAdmin, boolean emailConfirmed, String storeQuota) {
    public UserForm(@Nullable String name, boolean isAdmin, boolean emailConfirmed, @Nullable String storeQuota) {
        this.name = Objects.requireNonNullElse(name, "").strip();
        this.isAdmin = isAdmin;
        this.emailConfirmed = emailConfirmed;
        this.storeQuota = Objects.requireNonNullElse(storeQuota, "").strip();
    }

    static UserForm of(Account account) {
        var quota = account.storeQuota();
        return new UserForm(
                account.name(), account.isAdmin(), account.emailConfirmed(), quota == null ? "" : quota.toString());
    }

    /** @throws FieldErrors.InvalidFields if the quota is no number */
    AccountDesk.Standing toStanding() {
        return new AccountDesk.Standing(name.isEmpty() ? null : name, isAdmin, emailConfirmed, quota());
    }

    private @Nullable Integer quota() {
        try {
            return storeQuota.isEmpty() ? null : Integer.valueOf(storeQuota);
        } catch (NumberFormatException _) {
            throw FieldErrors.of("StoreQuota", "The quota is a whole number");
        }
    }
}
