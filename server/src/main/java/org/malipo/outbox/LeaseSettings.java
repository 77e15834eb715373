package org.malipo.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param ttl how long leadership outlives the last sign of life of whoever has it */
@ConfigurationProperties("malipo.lease")
record LeaseSettings(@DefaultValue("10s") Duration ttl) {
    LeaseSettings {
        if (ttl.toSeconds() < 3 || ttl.toSeconds() > 60) {
            throw new IllegalArgumentException("The lease must be between 3 and 60 s.");
        }
    }
}
