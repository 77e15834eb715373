package org.malipo.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which part of a store's history to send again: by positions, both included, or by times, the second one not included. */
public record ReplayRange(
        @Nullable Long fromPosition,
        @Nullable Long throughPosition,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static ReplayRange since(long position) {
        return new ReplayRange(position, null, null, null);
    }

    public static ReplayRange between(long from, long through) {
        return new ReplayRange(from, through, null, null);
    }

    public static ReplayRange since(Instant time) {
        return new ReplayRange(null, null, time, null);
    }

    public static ReplayRange between(Instant from, Instant to) {
        return new ReplayRange(null, null, from, to);
    }
}
