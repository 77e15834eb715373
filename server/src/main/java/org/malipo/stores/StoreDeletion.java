package org.malipo.stores;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.StoreId;
import org.malipo.access.StoreRights;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.StoreBelongings.Loss;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes stores for good. A deleted store is gone for everybody at once; what it had goes afterwards, bit by bit, see
 * {@link StoreClearing}.
 */
@Component
public class StoreDeletion {
    private static final Logger log = LoggerFactory.getLogger(StoreDeletion.class);

    private final StoreTable table;
    private final Stores stores;
    private final StoreRights rights;
    private final ObjectProvider<StoreBelongings> belongings;
    private final Audit audit;
    private final Clock clock;

    StoreDeletion(
            StoreTable table,
            Stores stores,
            StoreRights rights,
            ObjectProvider<StoreBelongings> belongings,
            Audit audit,
            Clock clock) {
        this.table = table;
        this.stores = stores;
        this.rights = rights;
        this.belongings = belongings;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@return what is lost with the store that nothing brings back} */
    public List<Loss> losses(StoreId id) {
        return belongings.stream().flatMap(each -> each.losses(id).stream()).toList();
    }

    /** {@return what must be brought to an end before the store can be deleted} */
    public List<Loss> obstacles(StoreId id) {
        return belongings.stream().flatMap(each -> each.obstacles(id).stream()).toList();
    }

    /** @throws ProblemException if there is no such store, or something in it is not over */
    @Transactional
    public void delete(StoreId id) {
        var store = table.lock(id)
                .orElseThrow(
                        () -> new ProblemException(Problem.notFound("store-not-found", "The store was not found")));
        if (!obstacles(id).isEmpty()) {
            throw new ProblemException(Problem.refused("store-in-use", "Something in the store is not over yet"));
        }
        table.markDeleted(id, clock.instant());
        rights.end(id);
        audit.record(new AuditEntry("store.deleted", id, "store:" + id.value(), Map.of("name", store.name())));
        stores.forget(id);
        log.info("Store {} is deleted; what it had is cleared away", id);
    }
}
