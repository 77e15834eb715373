package org.malipo.access;

import org.malipo.access.audit.AuditTable;
import org.malipo.access.audit.AuditVerification;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What looking through the whole audit log has found. */
public sealed interface AuditCheck {
    /**
     * Nothing is missing and nothing was changed.
     *
     * @param hash of the last line, for comparing with a note kept elsewhere
     */
    record Whole(long lines, String hash) implements AuditCheck {}

    /** @param position of the first line that is missing or is not as it was written */
    record Broken(long position) implements AuditCheck {}

    /** {@return what became of the log in that database} */
    static AuditCheck of(JdbcClient database) {
        return new AuditVerification(new AuditTable(database)).verify();
    }
}
