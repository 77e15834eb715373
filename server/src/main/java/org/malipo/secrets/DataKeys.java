package org.malipo.secrets;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.malipo.secrets.SecretTable.DataKeyRow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The keys that seal values, unwrapped as they are needed. */
@Component
class DataKeys {
    private final Map<String, DataKey> byId = new ConcurrentHashMap<>();
    private final Map<String, DataKey> byOwner = new ConcurrentHashMap<>();
    private final SecretTable table;
    private final KeyRing ring;
    private final Clock clock;

    DataKeys(SecretTable table, KeyRing ring, Clock clock) {
        this.table = table;
        this.ring = ring;
        this.clock = clock;
    }

    /** A data key in the clear. */
    record DataKey(String id, SecretKeySpec key) {
        @Override
        public String toString() {
            return "DataKey[" + id + ", [secret]]";
        }
    }

    DataKey ofOwner(String owner) {
        var known = byOwner.get(owner);
        return known != null ? known : loadOrMake(owner);
    }

    /** @throws IllegalStateException if there is no such key */
    DataKey get(String id) {
        return byId.computeIfAbsent(
                id,
                missing -> unwrap(table.dataKey(missing)
                        .orElseThrow(() -> new IllegalStateException("There is no data key " + missing))));
    }

    /** Destroys the owner's key, and with it whatever is still sealed by it. */
    void destroy(String owner) {
        var known = byOwner.remove(owner);
        if (known != null) {
            byId.remove(known.id());
        }
        table.deleteDataKeyOf(owner);
    }

    DataKey unwrap(DataKeyRow row) {
        var bytes = Seal.open(ring.get(row.keyId()).key(), row.wrapped(), associated(row.id(), row.owner()));
        return new DataKey(row.id(), new SecretKeySpec(bytes, "AES"));
    }

    String wrap(DataKey key, String owner, MasterKey master) {
        return Seal.close(master.key(), key.key().getEncoded(), associated(key.id(), owner));
    }

    private DataKey loadOrMake(String owner) {
        var row = table.dataKeyOf(owner).orElseGet(() -> make(owner));
        var key = unwrap(row);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            keepAfterCommit(owner, key);
        } else {
            keep(owner, key);
        }
        return key;
    }

    /** The row may yet be rolled back with the caller's transaction. */
    private void keepAfterCommit(String owner, DataKey key) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                keep(owner, key);
            }
        });
    }

    private void keep(String owner, DataKey key) {
        byOwner.put(owner, key);
        byId.put(key.id(), key);
    }

    private DataKeyRow make(String owner) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var key = new DataKey(UUID.randomUUID().toString(), new SecretKeySpec(bytes, "AES"));
        var master = ring.active();
        table.addDataKey(new DataKeyRow(key.id(), owner, wrap(key, owner, master), master.id()), clock.instant());
        return table.dataKeyOf(owner).orElseThrow();
    }

    private static String associated(String id, String owner) {
        return "data-key|" + id + "|" + owner;
    }
}
