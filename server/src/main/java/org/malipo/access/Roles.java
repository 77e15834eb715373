package org.malipo.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission.Area;
import org.malipo.problem.Cursor;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The roles that members of stores may have: those of the server serve all stores, a store may have some of its own.
 * Whoever gives a role or makes one of a store must hold all that it allows, so nobody raises themselves.
 */
@Component
public class Roles {
    private static final String LIST = "roles";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,49}");

    private static final String TAKEN_BY_A_PAGE = "create";

    private final RoleTable table;
    private final Policies policies;
    private final Callers callers;
    private final Audit audit;

    Roles(RoleTable table, Policies policies, Callers callers, Audit audit) {
        this.audit = audit;
        this.table = table;
        this.policies = policies;
        this.callers = callers;
    }

    /** {@return the roles of the server, the usual ones first} */
    public List<Role> ofServer() {
        return table.list(null);
    }

    /** {@return the roles that members of this store may have, the usual ones first} */
    public List<Role> of(StoreId store) {
        return table.list(store);
    }

    /**
     * {@return a page of the roles of this store, or of the server without one}
     *
     * @param after where the page before ended; null for the first one
     */
    public List<Role> page(@Nullable StoreId store, @Nullable String after, int limit) {
        var place = after == null || after.isEmpty() ? null : Cursor.read(after, LIST, 3, Roles::place);
        return table.list(store, place, limit);
    }

    private static RoleTable.Place place(List<String> values) {
        return new RoleTable.Place(Integer.parseInt(values.get(0)), values.get(1), values.get(2));
    }

    /** {@return where it stands in that list} */
    public static Cursor place(Role role) {
        var place = RoleTable.place(role);
        return Cursor.of(LIST, place.rank(), place.name(), place.id());
    }

    /** {@return what makers of stores become in them, and members who are added without a role} */
    public String defaultRole() {
        return Objects.requireNonNullElse(policies.current().defaultRole(), Role.OWNER);
    }

    /** {@return what a form proposes for somebody new: the humblest of the usual roles, else the one that allows least} */
    public String humblest(StoreId store) {
        var all = of(store);
        return RoleTable.USUAL.reversed().stream()
                .filter(usual -> all.stream().anyMatch(role -> role.id().equals(usual) && !role.owns()))
                .findFirst()
                .or(() -> all.stream()
                        .min(Comparator.comparing(Role::owns).thenComparingLong(Roles::reach))
                        .map(Role::id))
                .orElseGet(this::defaultRole);
    }

    private static long reach(Role role) {
        return role.permissions().stream()
                .flatMap(name -> Permission.of(name).stream())
                .flatMap(permission -> permission.withIncluded().stream())
                .distinct()
                .count();
    }

    /** {@return the role that a member of this store may have, by name or id; one of the server first} */
    public Optional<Role> find(StoreId store, String nameOrId) {
        return table.find(nameOrId)
                .filter(role -> role.store() == null || role.store().equals(store))
                .or(() -> table.find(Role.idOf(store, nameOrId)));
    }

    /** {@return a role of this store, or of the server without one, by its name} */
    public Optional<Role> findOwn(@Nullable StoreId store, String name) {
        return table.find(Role.idOf(store, name)).filter(role -> role.name().equals(name));
    }

    /**
     * Makes a role.
     *
     * @param store whose it will be; null for one of the server
     * @throws InvalidFields if there is such a role, or if name or permissions won't do
     * @throws MissingPermission if the caller does not hold what the role allows
     */
    @Transactional
    public Role create(Caller by, @Nullable StoreId store, String name, Collection<String> permissions) {
        var allowed = checked(by, store, permissions);
        var role = new Role(Role.idOf(store, name), store, name, allowed);
        if (!NAME.matcher(name).matches() || name.equals(TAKEN_BY_A_PAGE)) {
            throw FieldErrors.of("Role", "A name has letters, digits, spaces, hyphens; at most 50");
        }
        if ((store != null && findOwn(null, name).isPresent()) || !table.insert(role)) {
            throw FieldErrors.of("Role", "There is such a role");
        }
        note("role.created", role);
        return role;
    }

    /**
     * Changes what a role allows, for all who have it at once.
     *
     * @throws InvalidFields if the permissions won't do
     * @throws MissingPermission if the caller does not hold what the role allows
     * @throws ProblemException if there is no such role, or if a store would be left without an owner
     */
    @Transactional
    public Role change(Caller by, @Nullable StoreId store, String name, Collection<String> permissions) {
        var allowed = checked(by, store, permissions);
        var before = lock(store, name);
        var after = new Role(before.id(), store, name, allowed);
        if (before.owns() && !after.owns()) {
            refuseIfLastOwner(before);
        }
        table.setPermissions(before.id(), allowed);
        note("role.changed", after);
        callers.forgetAll();
        return after;
    }

    /**
     * Takes a role away that nobody has.
     *
     * @throws ProblemException if there is no such role, or if it is needed
     */
    @Transactional
    public void delete(@Nullable StoreId store, String name) {
        var role = lock(store, name);
        if (table.isUsed(role.id())) {
            throw conflict("role-in-use", "Somebody has this role.");
        }
        if (role.id().equals(defaultRole())) {
            throw conflict("role-is-default", "New members get this role.");
        }
        if (role.owns()) {
            refuseIfLastOwner(role);
        }
        table.delete(role.id());
        note("role.deleted", role);
    }

    private void note(String action, Role role) {
        audit.record(new AuditEntry(
                action,
                role.store(),
                "role:" + role.id(),
                Map.of("permissions", String.join(" ", role.permissions()))));
    }

    /** @throws MissingPermission if the caller does not hold all these permissions in this store */
    static void refuseBeyond(Caller by, StoreId store, Collection<String> permissions) {
        permissions.stream()
                .filter(name -> Permission.of(name)
                        .filter(permission -> by.may(permission, store))
                        .isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new MissingPermission(name);
                });
    }

    private static List<String> checked(Caller by, @Nullable StoreId store, Collection<String> permissions) {
        var known = permissions.stream().flatMap(name -> Permission.of(name).stream());
        var allowed = known.filter(permission -> permission.area() == Area.STORE)
                .map(Permission::policy)
                .distinct()
                .sorted()
                .toList();
        if (allowed.isEmpty()
                || allowed.size() < permissions.stream().distinct().count()) {
            throw FieldErrors.of("Permissions", "A role has permissions for stores, and at least one");
        }
        if (store != null) {
            refuseBeyond(by, store, allowed);
        }
        return allowed;
    }

    /** The server's roles are locked together, so that two of them can't both cease to own at once. */
    private Role lock(@Nullable StoreId store, String name) {
        if (store == null) {
            table.lockServerRoles();
        }
        return table.lock(Role.idOf(store, name))
                .filter(role -> role.name().equals(name))
                .orElseThrow(() -> new ProblemException(Problem.notFound("role-not-found", "The role was not found")));
    }

    private void refuseIfLastOwner(Role role) {
        var isLast = role.store() == null
                && table.list(null).stream()
                        .noneMatch(other -> other.owns() && !other.id().equals(role.id()));
        if (isLast) {
            throw conflict("role-is-last-owner", "No other role of the server owns stores.");
        }
        if (table.aloneOwnsSomeStore(role.id())) {
            throw conflict("role-owns-stores", "A store would be left without an owner.");
        }
    }

    private static ProblemException conflict(String code, String message) {
        return new ProblemException(Problem.of(Problem.Kind.CONFLICT, code, message));
    }
}
