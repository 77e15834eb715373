package org.malipo.access;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.Cursor;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.problem.TimedPlace;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works in which store, and in what role. A change counts at once, also for sessions and keys in use; changes of one
 * store wait for each other, so that two owners who remove each other at the same time leave one of them.
 */
@Component
public class Memberships {
    private static final String LIST = "members";

    private final MembershipTable table;
    private final RoleTable roles;
    private final AccountTable accounts;
    private final Callers callers;
    private final Audit audit;
    private final Clock clock;

    Memberships(
            MembershipTable table, RoleTable roles, AccountTable accounts, Callers callers, Audit audit, Clock clock) {
        this.audit = audit;
        this.table = table;
        this.roles = roles;
        this.accounts = accounts;
        this.callers = callers;
        this.clock = clock;
    }

    /** {@return the stores this person is a member of, in no order} */
    public Set<StoreId> storesOf(UserId user) {
        return callers.rightsOf(user).map(rights -> rights.stores().keySet()).orElse(Set.of());
    }

    /** {@return who works in the store, longest first} */
    public List<Member> of(StoreId store) {
        return members(store, TimedPlace.OLDEST, Integer.MAX_VALUE);
    }

    /**
     * {@return who works in the store, longest first; as of one moment, so that nobody is missing who only now left}
     *
     * @param after where the page before ended; null for the first one
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Member> of(StoreId store, @Nullable String after, int limit) {
        return members(store, TimedPlace.read(after, LIST, TimedPlace.OLDEST), limit);
    }

    /** {@return where they stand in that list} */
    public static Cursor place(Member member) {
        return TimedPlace.cursor(LIST, member.since(), member.account().id());
    }

    private List<Member> members(StoreId store, TimedPlace after, int limit) {
        var rows = table.members(store, after, limit);
        var people = accounts
                .findAll(rows.stream().map(MembershipTable.Row::user).toList())
                .stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
        var known = roles.list(store).stream().collect(Collectors.toMap(Role::id, Function.identity()));
        return rows.stream().flatMap(row -> member(row, people, known).stream()).toList();
    }

    private static Optional<Member> member(
            MembershipTable.Row row, Map<UserId, Account> people, Map<String, Role> roles) {
        var account = people.get(row.user());
        var role = roles.get(row.roleId());
        return account == null || role == null ? Optional.empty() : Optional.of(new Member(account, role, row.since()));
    }

    /** Makes somebody a member, unless they are one already. Asks nobody's leave. */
    public void add(StoreId store, UserId user, String role) {
        table.insert(store, user, role, clock.instant());
        callers.forget(user);
    }

    /**
     * Takes somebody into the store.
     *
     * @throws MissingPermission if the caller does not hold what the role allows
     * @throws ProblemException if they are a member already
     */
    @Transactional
    public void admit(Caller by, StoreId store, UserId user, Role role) {
        Roles.refuseBeyond(by, store, held(role).permissions());
        if (!table.insert(store, user, role.id(), clock.instant())) {
            throw unchanged();
        }
        note("member.added", store, user, role.id());
        callers.forget(user);
    }

    /**
     * Gives a member another role.
     *
     * @throws MissingPermission if the caller does not hold what the role allows
     * @throws ProblemException if they are no member, have the role already, or are the last owner
     */
    @Transactional
    public void changeRole(Caller by, StoreId store, UserId user, Role role) {
        var wanted = held(role);
        Roles.refuseBeyond(by, store, wanted.permissions());
        var before = locked(store, user);
        if (before.roleId().equals(wanted.id())) {
            throw unchanged();
        }
        if (!wanted.owns()) {
            refuseIfLastOwner(store, before);
        }
        table.setRole(store, user, wanted.id());
        note("member.role.changed", store, user, wanted.id());
        callers.revoke(user);
    }

    /**
     * Takes a member out of the store. Somebody who works nowhere else is signed out as well, on all devices; the session
     * of others goes on without this store, so that nobody can sign out strangers by adding and removing them.
     *
     * @throws ProblemException if they are no member, or the last owner
     */
    @Transactional
    public void dismiss(StoreId store, UserId user) {
        var member = locked(store, user);
        refuseIfLastOwner(store, member);
        table.delete(store, user);
        note("member.removed", store, user, member.roleId());
        if (!isOneself(user) && isDoneHere(user)) {
            accounts.setStamp(user, OpaqueId.hex(Accounts.STAMP_BYTES));
        }
        callers.revoke(user);
    }

    private static boolean isOneself(UserId user) {
        return Caller.find().map(Caller::user).filter(user::equals).isPresent();
    }

    private boolean isDoneHere(UserId user) {
        var isAdmin =
                accounts.find(user).filter(entry -> entry.account().isAdmin()).isPresent();
        return !isAdmin && !works(user);
    }

    /** {@return whether somebody is a member of any store} */
    boolean works(UserId user) {
        return !table.permissionsOf(user).isEmpty();
    }

    boolean has(StoreId store, UserId user) {
        return table.find(store, user).isPresent();
    }

    private void note(String action, StoreId store, UserId user, String role) {
        audit.record(new AuditEntry(action, store, AuditEntry.user(user), Map.of("role", role)));
    }

    /** Takes somebody out of the store, also as its last owner. {@return whether they were a member} */
    @Transactional
    public boolean remove(StoreId store, UserId user) {
        var existed = table.delete(store, user);
        if (existed) {
            audit.record(new AuditEntry("member.left", store, AuditEntry.user(user)));
        }
        callers.revoke(user);
        return existed;
    }

    /** {@return whether somebody is left who may still sign in and look after the store} */
    public boolean hasEnabledMember(StoreId store) {
        return table.hasEnabledMember(store);
    }

    /** {@return for each of these stores, who may do this there by their role and whose account is not shut} */
    public Map<StoreId, List<UserId>> enabledWith(Permission permission, Collection<StoreId> stores) {
        var holding = Arrays.stream(Permission.values())
                .filter(held -> held.includes(permission))
                .toList();
        return table.enabledWith(holding, stores).stream()
                .collect(Collectors.groupingBy(
                        MembershipTable.Pair::store,
                        Collectors.mapping(MembershipTable.Pair::user, Collectors.toList())));
    }

    /** {@return in how many stores this person has that role} */
    public int storesWithRole(UserId user, String role) {
        return table.countWithRole(user, role);
    }

    private Role held(Role role) {
        return roles.hold(role.id()).orElseThrow(Memberships::noSuchRole);
    }

    private MembershipTable.Row locked(StoreId store, UserId user) {
        table.lock(store);
        return table.find(store, user)
                .orElseThrow(() -> new ProblemException(Problem.notFound("user-not-found", "The user was not found")));
    }

    private void refuseIfLastOwner(StoreId store, MembershipTable.Row member) {
        var owns = roles.hold(member.roleId()).filter(Role::owns).isPresent();
        if (owns && !table.hasOwnerBeside(store, member.user())) {
            throw conflict("store-user-role-orphaned", "Removing this user would result in the store having no owner.");
        }
    }

    private static ProblemException unchanged() {
        return conflict("duplicate-store-user-role", "The user is already added to the store");
    }

    private static FieldErrors.InvalidFields noSuchRole() {
        return FieldErrors.of("StoreRole", "The role id provided does not exist");
    }

    private static ProblemException conflict(String code, String message) {
        return new ProblemException(Problem.of(Problem.Kind.CONFLICT, code, message));
    }
}
