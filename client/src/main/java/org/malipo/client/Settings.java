package org.malipo.client;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a client calls.
 *
 * @param timeout for one try, from connecting to the last byte of the answer
 * @param key of all changes; null for a new one each
 */
record Settings(
        URI server,
        Credentials credentials,
        Duration timeout,
        Retries retries,
        @Nullable String key) {

    Settings with(Credentials others) {
        return new Settings(server, others, timeout, retries, key);
    }

    Settings with(Duration other) {
        return new Settings(server, credentials, other, retries, key);
    }

    Settings with(Retries others) {
        return new Settings(server, credentials, timeout, others, key);
    }

    Settings keyed(String other) {
        return new Settings(server, credentials, timeout, retries, other);
    }
}
