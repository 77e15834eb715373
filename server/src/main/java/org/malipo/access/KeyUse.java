package org.malipo.access;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.malipo.access.Caller.Credential;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts how often each API key is used for what. Counts in memory, and writes what has come together now and then:
 * these figures are for people to look at, and a crash may cost the last few.
 */
@Component
class KeyUse implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(KeyUse.class);

    private final ApiKeyTable table;
    private final Clock clock;
    private final Map<Kind, Long> calls = new ConcurrentHashMap<>();

    KeyUse(ApiKeyTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    private record Kind(String hash, String permission) {}

    /** @param permission empty where the call only needed to be signed in */
    void count(Caller caller, String permission) {
        if (caller.credential() instanceof Credential.ApiKey(var hash)) {
            calls.merge(new Kind(hash, permission), 1L, Long::sum);
        }
    }

    @Scheduled(fixedDelayString = "PT15S")
    void write() {
        for (var kind : Set.copyOf(calls.keySet())) {
            var counted = calls.remove(kind);
            if (counted != null) {
                write(kind, counted);
            }
        }
    }

    /** What could not be written is counted again by the next round. */
    private void write(Kind kind, long counted) {
        try {
            table.addUse(kind.hash(), kind.permission(), counted, clock.instant());
        } catch (DataAccessException e) {
            calls.merge(kind, counted, Long::sum);
            log.info("The use of API keys is not written down yet: {}", e.getMessage());
        }
    }

    @Override
    public void destroy() {
        write();
    }
}
