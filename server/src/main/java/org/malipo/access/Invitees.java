package org.malipo.access;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreInvitationTable.Row;
import org.springframework.stereotype.Component;

/** Who is invited to stores and has not come. */
@Component
public class Invitees {
    private final StoreInvitationTable table;
    private final RoleTable roles;
    private final AccountTable accounts;
    private final Invitations invitations;
    private final Policies policies;
    private final Correspondence letters;

    Invitees(
            StoreInvitationTable table,
            RoleTable roles,
            AccountTable accounts,
            Invitations invitations,
            Policies policies,
            Correspondence letters) {
        this.table = table;
        this.roles = roles;
        this.accounts = accounts;
        this.invitations = invitations;
        this.policies = policies;
        this.letters = letters;
    }

    /**
     * Somebody who was invited.
     *
     * @param link of their invitation, or null where this store may not see it
     */
    public record Invitee(
            Account account,
            Role role,
            Instant since,
            @Nullable String link) {}

    /** {@return who is invited to the store, longest first} */
    public List<Invitee> of(StoreId store) {
        var rows = table.of(store);
        var ids = rows.stream().map(Row::user).toList();
        var people = accounts.findAll(ids).stream().collect(Collectors.toMap(Account::id, Function.identity()));
        var known = roles.list(store).stream().collect(Collectors.toMap(Role::id, Function.identity()));
        var links = invitations.linksOf(rows.stream()
                .filter(row -> maySeeLink(row, people.get(row.user())))
                .map(Row::user)
                .toList());
        return rows.stream()
                .flatMap(row -> invitee(row, people.get(row.user()), known.get(row.roleId()), links.get(row.user())))
                .toList();
    }

    private static Stream<Invitee> invitee(
            Row row, @Nullable Account account, @Nullable Role role, @Nullable String link) {
        return account == null || role == null
                ? Stream.empty()
                : Stream.of(new Invitee(account, role, row.since(), link));
    }

    /**
     * Whoever has the link becomes that person. So a store sees it only if the account was made for it, and not where the
     * server asks for proof of the address and can send the link there.
     */
    private boolean maySeeLink(Row row, @Nullable Account account) {
        var proofIsAsked = policies.current().requiresConfirmedEmail() && letters.canSend();
        return row.madeAccount() && account != null && !account.isAdmin() && !proofIsAsked;
    }
}
