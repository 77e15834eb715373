package org.malipo.access;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Links of open invitations, for those who may know them. Whoever has a link becomes that person, so nobody sees one by
 * which their credential would become more than it is.
 */
@Component
public class InvitationLinks {
    private final Invitations invitations;
    private final Policies policies;
    private final Correspondence letters;

    InvitationLinks(Invitations invitations, Policies policies, Correspondence letters) {
        this.invitations = invitations;
        this.policies = policies;
        this.letters = letters;
    }

    /** {@return the links of those of them whose invitation is open, as far as this caller may see them; one query} */
    public Map<UserId, String> of(Collection<Account> people, Caller by) {
        return invitations.linksOf(people.stream()
                .filter(person -> maySee(person, by))
                .map(Account::id)
                .toList());
    }

    /**
     * {@return the link of somebody whom this caller has just invited} Where people must prove their address and the letter
     * can do so, only those who make accounts for others see it.
     */
    public Optional<String> ofMade(Account made, Caller by) {
        var proofIsAsked = policies.current().requiresConfirmedEmail() && letters.canSend();
        return proofIsAsked && !by.may(Permission.CAN_CREATE_USER, null)
                ? Optional.empty()
                : invitations.linkOf(made.id());
    }

    private static boolean maySee(Account person, Caller by) {
        if (by.may(Permission.UNRESTRICTED, null)) {
            return by.isAdmin() || person.id().equals(by.user());
        }
        return !person.isAdmin() && by.may(Permission.CAN_CREATE_USER, null);
    }
}
