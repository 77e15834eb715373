package org.malipo.access.audit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds lines to the chain. The end of the chain is locked last of all, while a transaction commits: others that write to
 * the log wait for that moment only, and nobody waits for a lock while holding the end.
 */
@Component
public class AuditLog {
    private final AuditTable table;
    private final TransactionTemplate transaction;

    AuditLog(AuditTable table, TransactionTemplate transaction) {
        this.table = table;
        this.transaction = transaction;
    }

    /** @param line that has no place yet */
    public void add(AuditLine line) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            transaction.executeWithoutResult(_ -> append(line));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                append(line);
            }
        });
    }

    private void append(AuditLine line) {
        var head = table.lockHead();
        table.add(line.after(head.position(), head.hash()));
    }
}
