package org.malipo.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who makes this request, with what credential, and what they may do. The rights are those of the credential cut down
 * to those of its owner, so a key never widens what its owner may do.
 *
 * @param stores the permissions that the user's role gives in each store they are a member of
 * @param amountUnit in what the user reads amounts of bitcoin on pages
 */
public record Caller(
        UserId user,
        String email,
        boolean isAdmin,
        Credential credential,
        List<Grant> grants,
        Map<StoreId, Set<Permission>> stores,
        AmountUnit amountUnit) {
    Caller(
            UserId user,
            String email,
            boolean isAdmin,
            Credential credential,
            List<Grant> grants,
            Map<StoreId, Set<Permission>> stores) {
        this(user, email, isAdmin, credential, grants, stores, AmountUnit.SAT);
    }

    /** How the caller proved who they are. */
    public sealed interface Credential {
        /**
         * Signed in on the web pages.
         *
         * @param impersonator the administrator who acts in the user's name, or null where the user is there themselves
         */
        record Session(@Nullable UserId impersonator) implements Credential {
            public Session() {
                this(null);
            }
        }

        /** E-mail and password with this request. */
        record Basic() implements Credential {}

        /**
         * An API key with this request.
         *
         * @param hash SHA-256 of the key, in hex
         */
        record ApiKey(String hash) implements Credential {}
    }

    /**
     * {@return who makes the request that this thread answers}
     *
     * @throws ProblemException if nobody is signed in
     */
    public static Caller current() {
        return find().orElseThrow(Caller::unauthenticated);
    }

    /** {@return who makes the request that this thread answers, or empty for a stranger} */
    public static Optional<Caller> find() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    /**
     * {@return whether the caller may do this in that store} Without a store it asks about any: a list route lets the
     * caller in and then shows what {@link #may} admits.
     */
    public boolean may(Permission permission, @Nullable StoreId store) {
        return grants.stream().anyMatch(grant -> grant.covers(permission, store)) && userMay(permission, store);
    }

    /** {@return whether this is an administrator who acts in the user's name} */
    public boolean isImpersonated() {
        return credential instanceof Credential.Session(var impersonator) && impersonator != null;
    }

    /** {@return whether the caller may do this without being limited to certain stores} */
    public boolean mayEverywhere(Permission permission) {
        return grants.stream().anyMatch(grant -> grant.coversEverywhere(permission)) && userMay(permission, null);
    }

    /** {@return whether the caller's credential has this grant, whatever its owner may do} */
    boolean carries(Grant wanted) {
        return grants.stream().anyMatch(grant -> grant.contains(wanted));
    }

    private boolean userMay(Permission permission, @Nullable StoreId store) {
        return switch (permission.area()) {
            case STORE -> store == null || roleAllows(permission, store) || adminSees(permission);
            case SERVER -> isAdmin;
            case USER -> true;
            case OTHER -> permission == Permission.UNRESTRICTED;
        };
    }

    private boolean roleAllows(Permission permission, StoreId store) {
        return stores.getOrDefault(store, Set.of()).stream().anyMatch(held -> held.includes(permission));
    }

    private boolean adminSees(Permission permission) {
        return isAdmin && Permission.CAN_VIEW_STORE_SETTINGS.includes(permission);
    }

    /** {@return the refusal of somebody unknown, without a more exact reason} */
    public static ProblemException unauthenticated() {
        return new ProblemException(new Unauthenticated("Authentication is required for accessing this endpoint"));
    }

    /** Who asks is not known well enough. */
    record Unauthenticated(String message) implements Problem {
        @Override
        public Kind kind() {
            return Kind.UNAUTHENTICATED;
        }

        @Override
        public String code() {
            return "unauthenticated";
        }
    }
}
