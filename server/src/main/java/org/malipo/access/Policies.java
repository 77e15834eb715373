package org.malipo.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the server's administrator decided. It is kept for a few seconds: a change made by this process counts at once, one
 * made by another process when those seconds are over.
 */
@Component
public class Policies {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final PolicyTable table;
    private final Audit audit;
    private final LoadingCache<Boolean, ServerPolicies> known;

    Policies(PolicyTable table, Audit audit) {
        this.table = table;
        this.audit = audit;
        this.known = Caffeine.newBuilder().expireAfterWrite(KEPT).build(_ -> table.get());
    }

    public ServerPolicies current() {
        return known.get(true);
    }

    @Transactional
    public void save(ServerPolicies changed) {
        var before = current();
        table.save(changed);
        audit.record(new AuditEntry("server.policies.changed", null, "policies", Differences.of(before, changed)));
        forget();
    }

    /** Reads them anew from now on, or from the end of the current transaction on. */
    void forget() {
        AfterCommit.andNow(known::invalidateAll);
    }
}
