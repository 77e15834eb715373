package org.malipo.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.malipo.problem.MissingPermission;
import org.malipo.secrets.Place;
import org.malipo.secrets.Vault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The API keys of people. */
@Component
public class ApiKeys {
    private static final int VALUE_BYTES = 20;

    private final ApiKeyTable table;
    private final Callers callers;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    ApiKeys(ApiKeyTable table, Callers callers, Vault vault, Audit audit, Clock clock) {
        this.table = table;
        this.callers = callers;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    public ApiKey.Made create(UserId owner, String label, List<Grant> grants) {
        return create(owner, new ApiKey.Wish(label, grants, null));
    }

    @Transactional
    public ApiKey.Made create(UserId owner, ApiKey.Wish wish) {
        var made = make(owner, wish);
        table.insert(made.key());
        audit.record(entry("key.created", made.key()));
        return made;
    }

    /**
     * Makes a key for somebody, on behalf of a caller who manages people. Rights over the server, rights over oneself and
     * rights of another administrator are given on only by those whose credential has them.
     *
     * @throws MissingPermission if the key would allow the caller more than they may do
     */
    @Transactional
    public ApiKey.Made createFor(Account owner, ApiKey.Wish wish, Caller by) {
        var guarded = owner.isAdmin() || owner.id().equals(by.user());
        wish.grants().stream()
                .filter(grant -> guarded || grant.isBeyondStores())
                .filter(grant -> !by.carries(grant))
                .findFirst()
                .ifPresent(grant -> {
                    throw new MissingPermission(grant.permission());
                });
        return create(owner.id(), wish);
    }

    /** Makes a key for a program that may ask for it again. Its value is kept, encrypted. */
    @Transactional
    public ApiKey.Made createFor(ApiKey.Application application, UserId owner, ApiKey.Wish wish) {
        var made = make(owner, wish);
        table.insert(made.key());
        table.setApplication(made.key().hash(), application, vault.seal(place(made.key()), made.value()));
        audit.record(entry("key.created", made.key()));
        return made;
    }

    /** {@return the keys that this person gave to this program and that are still good, newest first} */
    public List<ApiKey.Made> givenTo(ApiKey.Application application, UserId owner) {
        var now = clock.instant();
        return table.listSealed(owner, application).stream()
                .filter(kept -> !kept.key().isExpired(now))
                .map(kept -> new ApiKey.Made(vault.open(place(kept.key()), kept.value()), kept.key()))
                .toList();
    }

    /** {@return this person's keys, newest first} */
    public List<ApiKey> list(UserId owner) {
        return table.list(owner);
    }

    /** {@return the key of this person with that hash} */
    public Optional<ApiKey> find(UserId owner, String hash) {
        return table.find(hash).filter(key -> key.owner().equals(owner));
    }

    /** {@return when each of this person's keys was last used, by hash; those never used are missing} */
    public Map<String, Instant> lastUses(UserId owner) {
        return table.lastUses(owner);
    }

    /** {@return what the key with that hash was used for, most often first} */
    public List<ApiKey.Use> uses(String hash) {
        return table.uses(hash);
    }

    /** {@return whether this person had that key} */
    public boolean revokeValue(UserId owner, String value) {
        return revoke(owner, ApiKey.hash(value));
    }

    /** {@return whether this person had the key with that hash} */
    @Transactional
    public boolean revoke(UserId owner, String hash) {
        var existed = table.delete(owner, hash);
        callers.forgetKey(hash);
        if (existed) {
            audit.record(new AuditEntry("key.deleted", null, object(hash), Map.of("owner", owner.value())));
        }
        return existed;
    }

    /** {@return the key that this caller came with, if it is one of theirs} */
    public Optional<ApiKey> of(Caller.Credential.ApiKey credential) {
        return callers.keyOf(credential.hash());
    }

    private ApiKey.Made make(UserId owner, ApiKey.Wish wish) {
        var value = OpaqueId.hex(VALUE_BYTES);
        var distinct = wish.grants().stream().distinct().toList();
        var key = new ApiKey(ApiKey.hash(value), owner, wish.label(), distinct, clock.instant(), wish.expiresAt());
        return new ApiKey.Made(value, key);
    }

    private static AuditEntry entry(String action, ApiKey key) {
        var grants = key.grants().stream().map(Grant::toString).collect(Collectors.joining(" "));
        return new AuditEntry(
                action,
                null,
                object(key.hash()),
                Map.of("owner", key.owner().value(), "label", key.label(), "permissions", grants));
    }

    /** The beginning of its hash tells a key from others, and lets nobody in. */
    static String object(String hash) {
        return "key:" + hash.substring(0, 8);
    }

    private static Place place(ApiKey key) {
        return new Place("account_api_key", "sealed_value", key.hash(), null);
    }
}
