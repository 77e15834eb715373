package org.malipo.stores;

import java.time.Clock;
import java.time.Duration;
import org.malipo.access.StoreId;
import org.malipo.outbox.Lease;
import org.malipo.outbox.LeaseLost;
import org.malipo.outbox.Leases;
import org.malipo.secrets.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Clears away what deleted stores had, in small transactions, so that a store with a million invoices blocks nobody. The
 * mark on the store's row stays until everything is gone: whoever comes after a crash goes on where it ended.
 */
@Component
class StoreClearing implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(StoreClearing.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Other processes may remember the store for some seconds, and write for it. */
    static final Duration REMEMBERED = Duration.ofSeconds(15);

    private final Leases leases;
    private final StoreTable table;
    private final ObjectProvider<StoreBelongings> belongings;
    private final Vault vault;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoreClearing(
            Leases leases,
            StoreTable table,
            ObjectProvider<StoreBelongings> belongings,
            Vault vault,
            TransactionTemplate transaction,
            Clock clock) {
        this.leases = leases;
        this.table = table;
        this.belongings = belongings;
        this.vault = vault;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        leases.lead("store-clearing", this::run);
    }

    private void run(Lease lease) throws InterruptedException {
        var pause = PAUSE;
        while (true) {
            boolean well = true;
            for (var store : table.deletedBefore(clock.instant().minus(REMEMBERED))) {
                well &= carefully(store, lease);
            }
            pause = well ? PAUSE : longer(pause);
            Thread.sleep(pause);
        }
    }

    /** {@return twice as long, so that a fault that stays does not fill the log} */
    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** {@return whether nothing failed} What can't be cleared away now is tried again, and keeps no other store from it. */
    private boolean carefully(StoreId store, Lease lease) throws InterruptedException {
        try {
            clear(store, lease);
            return true;
        } catch (LeaseLost
                | TransientDataAccessException
                | DataAccessResourceFailureException
                | TransactionException e) {
            throw e; // no fault of this store
        } catch (RuntimeException e) {
            log.error("Deleted store {} is not cleared away yet; it is tried again", store, e);
            return false;
        }
    }

    private void clear(StoreId store, Lease lease) throws InterruptedException {
        for (var owned : belongings) {
            while (owned.letGo(store)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }
        transaction.executeWithoutResult(_ -> {
            lease.check();
            vault.destroyKeyOf(store.value());
            table.delete(store);
        });
        log.info("Nothing is left of store {}", store);
    }
}
