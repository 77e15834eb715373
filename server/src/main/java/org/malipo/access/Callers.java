package org.malipo.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller.Credential;
import org.malipo.outbox.Outbox;
import org.springframework.stereotype.Component;

/**
 * Makes callers out of credentials. What it looks up it keeps for a few seconds, so that a busy shop's calls cost no
 * query; a change made by this process counts at once, one made by another process when those seconds are over. Sessions
 * wait for neither.
 */
@Component
class Callers {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final AccountTable accounts;
    private final MembershipTable memberships;
    private final ApiKeyTable keys;
    private final Outbox outbox;
    private final Cache<UserId, Rights> rights =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();
    private final Cache<String, ApiKey> keysByHash =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    Callers(AccountTable accounts, MembershipTable memberships, ApiKeyTable keys, Outbox outbox) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.keys = keys;
        this.outbox = outbox;
    }

    /** Who somebody is and what they may do in which store. */
    record Rights(Account account, AccountSecret secret, Map<StoreId, Set<Permission>> stores) {
        Caller caller(Credential credential, List<Grant> grants) {
            return new Caller(
                    account.id(), account.email(), account.isAdmin(), credential, grants, stores, account.amountUnit());
        }
    }

    Optional<Rights> rightsOf(UserId user) {
        return Optional.ofNullable(rights.get(user, this::loadRights));
    }

    /** {@return what the database says now} No process lets a session go on that another one has ended. */
    Optional<Rights> rightsNow(UserId user) {
        return Optional.ofNullable(rights.asMap().compute(user, (_, _) -> loadRights(user)));
    }

    Optional<ApiKey> keyOf(String hash) {
        return Optional.ofNullable(
                keysByHash.get(hash, unknown -> keys.find(unknown).orElse(null)));
    }

    /** Reads this person's rights anew from now on, or from the end of the current transaction on. */
    void forget(UserId user) {
        AfterCommit.run(() -> rights.invalidate(user));
    }

    /** As {@link #forget}, where something was taken away: pages that are open look whether they may stay. */
    void revoke(UserId user) {
        forget(user);
        outbox.append(RightsChanged.of(user));
    }

    void forgetKey(String hash) {
        AfterCommit.run(() -> keysByHash.invalidate(hash));
    }

    /** Reads everybody's rights anew, because a role or a store changed. */
    void forgetAll() {
        AfterCommit.run(rights::invalidateAll);
    }

    private @Nullable Rights loadRights(UserId user) {
        return accounts.find(user)
                .map(entry -> new Rights(entry.account(), entry.secret(), memberships.permissionsOf(user)))
                .orElse(null);
    }
}
