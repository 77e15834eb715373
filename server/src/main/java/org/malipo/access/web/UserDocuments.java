package org.malipo.access.web;

import java.util.List;
import java.util.Map;
import org.malipo.access.Account;
import org.malipo.access.Caller;
import org.malipo.access.Invitations;
import org.malipo.access.Permission;
import org.malipo.access.Profiles;
import org.malipo.access.UserId;
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
        return Caller.current().may(Permission.CAN_VIEW_USERS, null) ? of(accounts) : of(accounts, Map.of());
    }

    /** One query each for all links and all pictures. */
    List<UserData> of(List<Account> accounts) {
        return of(
                accounts, invitations.linksOf(accounts.stream().map(Account::id).toList()));
    }

    private List<UserData> of(List<Account> accounts, Map<UserId, String> links) {
        var pictures = profiles.picturesOf(accounts);
        return accounts.stream()
                .map(account -> UserData.of(account, pictures.get(account.id()), links.get(account.id())))
                .toList();
    }
}
