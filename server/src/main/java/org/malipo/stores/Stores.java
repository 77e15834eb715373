package org.malipo.stores;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.malipo.access.AfterCommit;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.Differences;
import org.malipo.access.Memberships;
import org.malipo.access.OpaqueId;
import org.malipo.access.Roles;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.bitcoin.Network;
import org.malipo.problem.Cursor;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.problem.TimedPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stores of this server. What was found is kept for a few seconds, so that a busy store costs no query: a change
 * made by this process counts at once, one made by another process when those seconds are over.
 */
@Component
public class Stores {
    private static final Logger log = LoggerFactory.getLogger(Stores.class);
    private static final int ID_BYTES = 32;
    private static final String LIST = "stores";
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final StoreTable table;
    private final Memberships memberships;
    private final Roles roles;
    private final DefaultNetwork network;
    private final Audit audit;
    private final Clock clock;
    private final Cache<StoreId, Store> found =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();
    private final Cache<StoreId, Boolean> active =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    @SuppressWarnings("TooManyParameters") // a store is kept, joined, limited and told of
    Stores(StoreTable table, Memberships memberships, Roles roles, DefaultNetwork network, Audit audit, Clock clock) {
        this.table = table;
        this.memberships = memberships;
        this.roles = roles;
        this.network = network;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<Store> find(StoreId id) {
        return Optional.ofNullable(found.get(id, unknown -> table.find(unknown).orElse(null)));
    }

    /** @throws ProblemException if there is no such store */
    public Store get(StoreId id) {
        return find(id).orElseThrow(Stores::notFound);
    }

    /**
     * Keeps a store from being deleted until the caller's transaction ends, so that what is made in it now is seen by
     * whoever wants to delete it. Callers do not wait for each other.
     *
     * @throws ProblemException if there is no such store any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(StoreId id) {
        if (!table.hold(id)) {
            throw notFound();
        }
    }

    /** {@return those of these stores that exist, oldest first} */
    public List<Store> list(Collection<StoreId> ids) {
        return table.list(ids, TimedPlace.OLDEST, Integer.MAX_VALUE);
    }

    /**
     * {@return those of these stores that exist, oldest first}
     *
     * @param after where the page before ended; null for the first one
     */
    public List<Store> list(Collection<StoreId> ids, @Nullable String after, int limit) {
        return table.list(ids, TimedPlace.read(after, LIST, TimedPlace.OLDEST), limit);
    }

    /** {@return where it stands in that list} */
    public static Cursor place(Store store) {
        return TimedPlace.cursor(LIST, store.createdAt(), store.id());
    }

    /** {@return whether somebody looks after the store; if nobody does, it takes no new invoices} */
    public boolean isActive(StoreId id) {
        return active.get(id, memberships::hasEnabledMember);
    }

    public Network networkOfNewStores() {
        return network.get();
    }

    /** Makes a store on the server's default network; its maker gets the server's default role in it, usually the owner's. */
    @Transactional
    public Store create(UserId owner, NewStore request) {
        var store = new Store(
                new StoreId(OpaqueId.base58(ID_BYTES)),
                request.name(),
                network.get(),
                request.settings(),
                request.archived(),
                clock.instant());
        table.insert(store);
        memberships.add(store.id(), owner, roles.defaultRole());
        audit.record(new AuditEntry("store.created", store.id(), object(store), Map.of("name", store.name())));
        log.info("Store {} was made on {}", store.id(), store.network().id());
        return store;
    }

    /**
     * Changes a store; changes of one store wait for each other.
     *
     * @param change must leave id and network as they are
     * @throws ProblemException if there is no such store
     */
    @Transactional
    public Store change(StoreId id, UnaryOperator<Store> change) {
        var before = table.lock(id).orElseThrow(Stores::notFound);
        var changed = change.apply(before);
        table.update(changed);
        note(before, changed);
        AfterCommit.run(() -> found.invalidate(id));
        return changed;
    }

    private void note(Store before, Store after) {
        var details = new HashMap<>(Differences.of(before.settings(), after.settings()));
        if (!before.name().equals(after.name())) {
            details.put("name", after.name());
        }
        if (!details.isEmpty()) {
            audit.record(new AuditEntry("store.settings.changed", after.id(), object(after), details));
        }
        if (before.archived() != after.archived()) {
            var action = after.archived() ? "store.archived" : "store.unarchived";
            audit.record(new AuditEntry(action, after.id(), object(after)));
        }
    }

    private static String object(Store store) {
        return "store:" + store.id().value();
    }

    /** Ends somebody's membership. The store itself, its invoices and its money stay. */
    public void leave(StoreId id, UserId user) {
        if (memberships.remove(id, user)) {
            log.info("Account {} left store {}", user, id);
        }
        AfterCommit.run(() -> active.invalidate(id));
    }

    /** Asks the database anew about this store, from the end of the transaction on. */
    void forget(StoreId id) {
        AfterCommit.run(() -> {
            found.invalidate(id);
            active.invalidate(id);
        });
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("store-not-found", "The store was not found"));
    }

    /** What a new store starts with. */
    public record NewStore(String name, StoreSettings settings, boolean archived) {}
}
