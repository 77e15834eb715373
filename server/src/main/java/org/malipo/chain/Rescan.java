package org.malipo.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search for what a group was paid and spent before its scripts were watched.
 *
 * @param fromHeight the first block that is looked at; -1 before it is known
 * @param nextHeight the first one that has not been, in this pass
 * @param tipHeight the last block of the chain
 * @param pass from 1; a further one follows when more scripts are watched because of what was found
 * @param found transactions, in all passes
 * @param gap so many scripts behind the last one that was paid are looked for
 * @param wholeBlocks whether each block is read, because nothing tells which ones matter
 * @param problem why it failed, or what it waits for, in a sentence
 */
public record Rescan(
        State state,
        int fromHeight,
        int nextHeight,
        int tipHeight,
        int pass,
        int found,
        int gap,
        boolean wholeBlocks,
        Pace pace,
        @Nullable String problem,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    /** Where it stands. */
    public enum State {
        /** Waits for others. */
        QUEUED,
        PENDING,
        COMPLETE,
        ERROR,
        CANCELLED
    }

    /** How many blocks it has gone through without a break, and in what time. */
    public record Pace(int blocks, Duration time) {
        static final Pace NONE = new Pace(0, Duration.ZERO);

        /** {@return in blocks a second; 0 before anything can be said} */
        public double blocksPerSecond() {
            return time.isPositive() ? blocks * 1_000.0 / time.toMillis() : 0;
        }
    }

    public boolean isOpen() {
        return state == State.QUEUED || state == State.PENDING;
    }

    /** {@return how many blocks this pass has still to look at} */
    public int remainingBlocks() {
        return state == State.PENDING ? Math.max(0, tipHeight - nextHeight + 1) : 0;
    }

    /** {@return how much of this pass is done, in percent} */
    public int progress() {
        if (state == State.COMPLETE) {
            return 100;
        }
        long all = tipHeight - fromHeight + 1L;
        return fromHeight < 0 || all <= 0
                ? 0
                : Math.toIntExact(Math.clamp(100L * (nextHeight - fromHeight) / all, 0, 99));
    }

    /** {@return how long this pass takes at the pace so far; empty before anything can be said} */
    public Optional<Duration> remaining() {
        return state == State.PENDING && pace.blocks() > 0
                ? Optional.of(pace.time().multipliedBy(remainingBlocks()).dividedBy(pace.blocks()))
                : Optional.empty();
    }
}
