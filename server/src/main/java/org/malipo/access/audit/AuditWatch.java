package org.malipo.access.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.malipo.access.AuditCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks through the log now and then, and says when it was tampered with. */
@Component
class AuditWatch {
    private static final Logger log = LoggerFactory.getLogger(AuditWatch.class);

    private final AuditVerification verification;
    private final AtomicLong brokenAt;

    AuditWatch(AuditVerification verification, MeterRegistry metrics) {
        this.verification = verification;
        this.brokenAt = metrics.gauge("malipo.audit.broken.position", new AtomicLong());
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT6H")
    void look() {
        switch (verification.verify()) {
            case AuditCheck.Whole(var lines, var hash) -> {
                brokenAt.set(0);
                log.info("The audit log is whole: {} lines, the last one is {}", lines, hash);
            }
            case AuditCheck.Broken(var position) -> {
                brokenAt.set(position);
                log.error("The audit log was tampered with: line {} is missing or was changed", position);
            }
        }
    }
}
