package org.malipo.access.web;

import java.util.List;
import org.malipo.access.Account;
import org.malipo.access.Invitations;
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

    /** One query for all of them. */
    List<UserData> of(List<Account> accounts) {
        var links = invitations.linksOf(accounts.stream().map(Account::id).toList());
        return accounts.stream()
                .map(account -> UserData.of(account, profiles.pictureOf(account), links.get(account.id())))
                .toList();
    }
}
