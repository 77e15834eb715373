package org.malipo.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.malipo.secrets.Place;
import org.malipo.secrets.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invitations of people who did not come to their accounts yet. Opening one proves that the address is theirs. */
@Component
public class Invitations {
    private static final int CODE_BYTES = 6;

    private final InvitationTable table;
    private final AccountTable accounts;
    private final AccountUpdates updates;
    private final Passwords passwords;
    private final Callers callers;
    private final Arrivals arrivals;
    private final AccountTrail trail;
    private final Vault vault;
    private final SiteAddress site;
    private final Clock clock;

    Invitations(
            InvitationTable table,
            AccountTable accounts,
            AccountUpdates updates,
            Passwords passwords,
            Callers callers,
            Arrivals arrivals,
            AccountTrail trail,
            Vault vault,
            SiteAddress site,
            Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.updates = updates;
        this.passwords = passwords;
        this.callers = callers;
        this.arrivals = arrivals;
        this.trail = trail;
        this.vault = vault;
        this.site = site;
        this.clock = clock;
    }

    /** Invites somebody; an earlier invitation is void. {@return the link} */
    String invite(UserId user) {
        var code = OpaqueId.hex(CODE_BYTES);
        table.put(user, vault.seal(place(user), code), clock.instant());
        return link(user, code);
    }

    /** Makes the link of an open invitation void and another one of it. */
    void renew(UserId user) {
        if (table.of(List.of(user)).containsKey(user)) {
            invite(user);
        }
    }

    /** {@return the links of those of them whose invitation is open} */
    public Map<UserId, String> linksOf(Collection<UserId> users) {
        return table.of(users).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        open -> link(open.getKey(), vault.open(place(open.getKey()), open.getValue()))));
    }

    public Optional<String> linkOf(UserId user) {
        return Optional.ofNullable(linksOf(List.of(user)).get(user));
    }

    /** Opens an invitation, which confirms the address. {@return whose it is; empty if the link is not, or no longer, good} */
    @Transactional
    public Optional<Account> open(UserId user, String code) {
        var invited = invited(user, code);
        invited.ifPresent(_ -> {
            updates.confirmEmail(user);
            callers.forget(user);
        });
        return invited;
    }

    /** What came of accepting. */
    public enum Accepted {
        /** Nobody could have signed in to the account before, so that whoever accepts may go on signed in. */
        NEW,
        /** The account had a password already; they sign in as usual. */
        KNOWN
    }

    /**
     * Sets the invited person's password. The link is dead then.
     *
     * @return empty if the link is not, or no longer, good
     * @throws org.malipo.problem.FieldErrors.InvalidFields if the password won't do
     */
    @Transactional
    public Optional<Accepted> accept(UserId user, String code, String password) {
        if (invited(user, code).isEmpty()) {
            return Optional.empty();
        }
        Passwords.refuse(password, "Password");
        var hash = passwords.hash(password);
        accounts.lock(user);
        if (invited(user, code).isEmpty() || !table.delete(user)) {
            return Optional.empty(); // somebody else with the same link was quicker
        }
        var known = accounts.find(user).orElseThrow().secret().passwordHash() != null;
        accounts.setPassword(user, hash, OpaqueId.hex(Accounts.STAMP_BYTES));
        updates.confirmEmail(user);
        trail.note("user.invitation.accepted", user);
        arrivals.noteOf(user);
        callers.forget(user);
        return Optional.of(known ? Accepted.KNOWN : Accepted.NEW);
    }

    private Optional<Account> invited(UserId user, String code) {
        return Optional.ofNullable(table.of(List.of(user)).get(user))
                .map(kept -> vault.open(place(user), kept))
                .filter(right -> MessageDigest.isEqual(right.getBytes(US_ASCII), code.getBytes(US_ASCII)))
                .flatMap(_ -> accounts.find(user))
                .map(AccountTable.Entry::account);
    }

    private String link(UserId user, String code) {
        return site.of("/invite/" + user.value() + "/" + code);
    }

    private static Place place(UserId user) {
        return new Place("account_invitation", "sealed_code", user.value(), null);
    }
}
