package org.malipo.access.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.access.Caller;
import org.malipo.access.Correspondence;
import org.malipo.access.Impersonation;
import org.malipo.access.InvitationLinks;
import org.malipo.access.StoreRoles;
import org.malipo.problem.FormErrors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows somebody's account to an administrator. */
@Component
class UserScreen {
    private static final Map<String, String> KINDS = Map.of(
            "made",
            "good",
            "saved",
            "good",
            "sent",
            "good",
            "last-administrator",
            "bad",
            "store-user-role-orphaned",
            "bad",
            "invalid-state",
            "bad",
            "no-reason",
            "bad");

    private final InvitationLinks invitations;
    private final StoreRoles stores;
    private final Impersonation impersonation;
    private final Correspondence letters;

    UserScreen(InvitationLinks invitations, StoreRoles stores, Impersonation impersonation, Correspondence letters) {
        this.invitations = invitations;
        this.stores = stores;
        this.impersonation = impersonation;
        this.letters = letters;
    }

    String show(Account account, UserForm form, String told, FormErrors errors, Model model) {
        return show(account, form, told(told), null, errors, model);
    }

    /** @param link by which the person sets a password; shown once */
    String showPasswordLink(Account account, String link, Model model) {
        var told = letters.canSend() ? told("sent") : null;
        return show(account, UserForm.of(account), told, link, FormErrors.NONE, model);
    }

    private String show(
            Account account,
            UserForm form,
            UserView.@Nullable Told told,
            @Nullable String passwordLink,
            FormErrors errors,
            Model model) {
        var links = new UserView.Links(
                invitations.of(List.of(account), Caller.current()).get(account.id()), passwordLink);
        var theirs = stores.of(List.of(account.id())).getOrDefault(account.id(), List.of());
        var mayActAs = impersonation.isAllowed(Caller.current(), account.id());
        model.addAttribute(
                "view", new UserView(account, form, links, theirs, mayActAs, letters.canSend(), told, errors));
        return "access/user";
    }

    private static UserView.@Nullable Told told(String what) {
        var kind = KINDS.get(what);
        return kind == null ? null : new UserView.Told("access.users.told." + what, kind);
    }
}
