package org.malipo.secrets;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the master key in steps that can each be repeated: add a key to the file, make it the active one, wrap all data
 * keys with it. Sealed values stay as they are. The old key stays in the file until nothing names it any more.
 */
@Component
public class KeyRotation {
    private static final int BATCH = 100;

    private final KeyRing ring;
    private final SecretTable table;
    private final DataKeys keys;
    private final TransactionTemplate transaction;

    KeyRotation(KeyRing ring, SecretTable table, DataKeys keys, TransactionTemplate transaction) {
        this.ring = ring;
        this.table = table;
        this.keys = keys;
        this.transaction = transaction;
    }

    /** {@return the id of a new key, now in the key file; nothing is sealed with it yet} */
    public String prepare() {
        return ring.prepare().id();
    }

    /** Has new data keys wrapped by this key from now on. */
    public void activate(String keyId) {
        ring.get(keyId);
        transaction.executeWithoutResult(status -> table.activate(keyId));
    }

    /** {@return how many data keys were wrapped anew} Goes on where an earlier call was cut off. */
    public int rewrap() {
        var active = ring.active();
        int done = 0;
        for (var batch = table.notWrappedBy(active.id(), BATCH);
                !batch.isEmpty();
                batch = table.notWrappedBy(active.id(), BATCH)) {
            for (var row : batch) {
                table.rewrap(row, keys.wrap(keys.unwrap(row), row.owner(), active), active.id());
                done++;
            }
        }
        return done;
    }
}
