package org.malipo.chain;

import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which piece of a history is wanted.
 *
 * @param after the key of the last transaction of the page before, null for the first page
 * @param skip how many of those behind that to leave out
 * @param seen when they were first seen
 */
public record HistoryPage(Part part, @Nullable HistoryKey after, int skip, int limit, Seen seen) {
    private static final int UNCONFIRMED_HEIGHT = Integer.MAX_VALUE;
    /** In front of the newest confirmed transaction, behind the last unconfirmed one. */
    private static final HistoryKey NEWEST_CONFIRMED =
            new HistoryKey(UNCONFIRMED_HEIGHT, Integer.MIN_VALUE, Instant.EPOCH, new TxId(new byte[32]));

    public HistoryPage(Part part, @Nullable HistoryKey after, int skip, int limit) {
        this(part, after, skip, limit, Seen.EVER);
    }

    /**
     * A span of time.
     *
     * @param from its first instant
     * @param until the first instant behind it
     */
    public record Seen(Instant from, Instant until) {
        public static final Seen EVER =
                new Seen(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("+10000-01-01T00:00:00Z"));

        public boolean isEver() {
            return equals(EVER);
        }
    }

    /** Of which transactions. */
    public enum Part {
        ALL,
        CONFIRMED,
        UNCONFIRMED
    }

    HistoryKey from() {
        if (part == Part.CONFIRMED && (after == null || after.height() == UNCONFIRMED_HEIGHT)) {
            return NEWEST_CONFIRMED;
        }
        return after == null ? HistoryKey.NEWEST : after;
    }

    /** {@return the same in a history by times alone} */
    HistoryKey fromInTime() {
        return after == null ? HistoryKey.NEWEST : after;
    }

    int highestHeight() {
        return part == Part.CONFIRMED ? UNCONFIRMED_HEIGHT - 1 : UNCONFIRMED_HEIGHT;
    }

    int lowestHeight() {
        return part == Part.UNCONFIRMED ? UNCONFIRMED_HEIGHT : Integer.MIN_VALUE;
    }
}
