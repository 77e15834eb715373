package org.malipo.chain;

import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which piece of a history is wanted.
 *
 * @param after the key of the last transaction of the page before, null for the first page
 * @param skip how many of those behind that to leave out
 */
public record HistoryPage(Part part, @Nullable HistoryKey after, int skip, int limit) {
    private static final int UNCONFIRMED_HEIGHT = Integer.MAX_VALUE;
    /** In front of the newest confirmed transaction, behind the last unconfirmed one. */
    private static final HistoryKey NEWEST_CONFIRMED =
            new HistoryKey(UNCONFIRMED_HEIGHT, Integer.MIN_VALUE, Instant.EPOCH, new TxId(new byte[32]));

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

    int lowestHeight() {
        return part == Part.UNCONFIRMED ? UNCONFIRMED_HEIGHT : Integer.MIN_VALUE;
    }
}
