package org.malipo.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param kept how long an event can be read, at least; longer where a consumer has not come so far */
@ConfigurationProperties("malipo.events")
record EventSettings(@DefaultValue("90d") Duration kept) {
    EventSettings {
        if (kept.toHours() < 24) {
            throw new IllegalArgumentException("malipo.events.kept (" + kept + ") must be at least a day.");
        }
    }
}
