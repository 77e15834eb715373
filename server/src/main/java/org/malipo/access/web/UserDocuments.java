package org.malipo.access.web;

import java.util.List;
import java.util.Map;
import org.malipo.access.Account;
import org.malipo.access.Caller;
import org.malipo.access.InvitationLinks;
import org.malipo.access.Profiles;
import org.malipo.access.UserId;
import org.springframework.stereotype.Component;

/** Writes accounts as the API shows them, with the addresses of their pictures and open invitations. */
@Component
class UserDocuments {
    private final Profiles profiles;
    private final InvitationLinks links;

    UserDocuments(Profiles profiles, InvitationLinks links) {
        this.profiles = profiles;
        this.links = links;
    }

    UserData of(Account account) {
        return of(List.of(account)).getFirst();
    }

    /** An account that was made just now, by whoever asks or by a stranger for themselves. */
    UserData ofMade(Account account) {
        var link = Caller.find().flatMap(by -> links.ofMade(account, by));
        return of(List.of(account), link.map(url -> Map.of(account.id(), url)).orElse(Map.of()))
                .getFirst();
    }

    /** One query each for all links and all pictures. */
    List<UserData> of(List<Account> accounts) {
        return of(accounts, links.of(accounts, Caller.current()));
    }

    private List<UserData> of(List<Account> accounts, Map<UserId, String> links) {
        var pictures = profiles.picturesOf(accounts);
        return accounts.stream()
                .map(account -> UserData.of(account, pictures.get(account.id()), links.get(account.id())))
                .toList();
    }
}
