package org.malipo.access.web;

import java.util.Objects;
import java.util.Set;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.Correspondence;
import org.malipo.access.Profiles;
import org.malipo.problem.FormErrors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows a person their own account. */
@Component
class AccountScreen {
    private static final Set<String> DONE = Set.of("password", "profile", "sent");
    private static final Set<String> REFUSED =
            Set.of("last-administrator", "store-user-role-orphaned", "no-picture", "email-unconfirmable");

    private final Accounts accounts;
    private final Profiles profiles;
    private final Correspondence letters;

    AccountScreen(Accounts accounts, Profiles profiles, Correspondence letters) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.letters = letters;
    }

    /** As it is, beside what was typed for the password. */
    String show(String told, FormErrors errors, Model model) {
        var account = accounts.find(Caller.current().user()).orElseThrow();
        return show(account.email(), Objects.requireNonNullElse(account.name(), ""), told, errors, model);
    }

    /**
     * @param email as it was typed
     * @param name as it was typed
     */
    String show(String email, String name, String told, FormErrors errors, Model model) {
        var account = accounts.find(Caller.current().user()).orElseThrow();
        var done = DONE.contains(told) ? "access.account.done." + told : null;
        var refused = REFUSED.contains(told) ? "access.users.told." + told : null;
        var hasPassword = accounts.hasPassword(account.id());
        model.addAttribute(
                "view",
                new AccountView(
                        account,
                        email,
                        name,
                        profiles.ownPictureOf(account),
                        hasPassword,
                        letters.canSend(),
                        done,
                        refused,
                        errors));
        return "access/account";
    }
}
