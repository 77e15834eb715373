package org.malipo.outbox;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/**
 * How much a process may claim.
 *
 * @param claim the id of the new claim
 * @param until when it lapses
 * @param places how many rows, of all owners
 * @param held what the process works on already
 * @param <T> a claimed row
 */
public record Room<T>(String claim, Instant now, Instant until, int places, Collection<T> held) {
    /** {@return the parameters {@code claim}, {@code now}, {@code until} and {@code places} of a statement} */
    public Map<String, Object> parameters() {
        return Map.of("claim", claim, "now", now.atOffset(UTC), "until", until.atOffset(UTC), "places", places);
    }

    /** {@return whose the held rows are: each owner as often as it has some} */
    public String[] held(Function<T, String> owner) {
        return held.stream().map(owner).toArray(String[]::new);
    }
}
