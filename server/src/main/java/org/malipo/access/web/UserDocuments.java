package org.malipo.access.web;

import java.util.List;
import org.malipo.access.Account;
import org.malipo.access.Caller;
import org.malipo.access.Invitations;
import org.malipo.access.Permission;
import org.malipo.access.Profiles;
import org.springframework.stereotype.Component;

/** Writes accounts as the API shows them, with the addresses of their pictures and open invitations. */
@Component
class UserDocuments {
    private final Profiles profiles;
    private final Invitations invitations;

    UserDocuments(Profiles profiles, Invitations invitations) {
        this.profiles = profiles;
        this.invitations = invitations;
    }

    UserData of(Account account) {
        return of(List.of(account)).getFirst();
    }

    /**
     * Those who work in a store. Whoever has the link of an invitation becomes that person, who may be an administrator,
     * so only those see it who may look into all accounts.
     */
    List<UserData> ofMembers(List<Account> accounts) {
        return Caller.current().may(Permission.CAN_VIEW_USERS, null)
                ? of(accounts)
                : accounts.stream()
                        .map(account -> UserData.of(account, profiles.pictureOf(account), null))
                        .toList();
    }

    /** One query for all of them. */
    List<UserData> of(List<Account> accounts) {
        var links = invitations.linksOf(accounts.stream().map(Account::id).toList());
        return accounts.stream()
                .map(account -> UserData.of(account, profiles.pictureOf(account), links.get(account.id())))
                .toList();
    }
}
