package org.malipo.bitcoin.light;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which addresses are left alone for now, and why. Safe for any thread. */
final class Standings {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration ban;
    private final Map<PeerAddress, Standing> standings = new LinkedHashMap<>();

    /**
     * @param failures in a row
     * @param reason what ended the last connection
     */
    record Standing(int failures, Instant until, @Nullable String reason) {}

    Standings(Clock clock, Duration ban) {
        this.clock = clock;
        this.ban = ban;
    }

    /** Leaves the address alone for longer each time, up to ten minutes; after a lie for as long as settings say. */
    synchronized void failed(PeerAddress address, Misbehaviour.Kind kind, String reason) {
        var before = standings.remove(address);
        var failures = before == null ? 1 : before.failures() + 1;
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 7));
        var capped = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        var until = clock.instant().plus(kind.isForgivable() ? capped : ban);
        standings.put(address, new Standing(failures, until, reason));
        if (standings.size() > MOST) {
            standings.remove(standings.keySet().iterator().next());
        }
    }

    /** The address has been of use; its failures are forgotten. */
    synchronized void useful(PeerAddress address) {
        standings.remove(address);
    }

    synchronized boolean isLeftAlone(PeerAddress address) {
        var standing = standings.get(address);
        return standing != null && clock.instant().isBefore(standing.until());
    }

    /** {@return what each address did that is left alone now} */
    synchronized Map<PeerAddress, Standing> all() {
        return Map.copyOf(standings);
    }
}
