package org.malipo.branding;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.malipo.access.AfterCommit;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.Differences;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How this server presents itself. It is kept for a few seconds: a change made by this process counts at once, one made by
 * another process when those seconds are over.
 */
@Component
public class Branding {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final BrandingTable table;
    private final Audit audit;
    private final LoadingCache<Boolean, ServerBranding> known;

    Branding(BrandingTable table, Audit audit) {
        this.table = table;
        this.audit = audit;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .build(_ -> table.find().orElse(ServerBranding.DEFAULTS));
    }

    public ServerBranding current() {
        return known.get(true);
    }

    /** Two administrators who change different things at once wait for each other. */
    @Transactional
    public ServerBranding change(UnaryOperator<ServerBranding> change) {
        var before = table.lock(ServerBranding.DEFAULTS);
        var changed = change.apply(before);
        table.update(changed);
        audit.record(new AuditEntry("server.branding.changed", null, "branding", Differences.of(before, changed)));
        AfterCommit.run(known::invalidateAll);
        return changed;
    }
}
