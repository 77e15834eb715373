package org.malipo.chain;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;

/**
 * How a source of fee rates stands.
 *
 * @param place its address; null where it needs none
 * @param answeredAt when it answered last; null if it never did
 * @param rates its last answer, by blocks; empty if there is none
 * @param trouble why its last question brought nothing; null if it did
 * @param doubt why its last answer is not used; null if it may be
 */
public record FeeSourceState(
        FeeEstimate.Source source,
        @Nullable String place,
        @Nullable Instant answeredAt,
        SortedMap<Integer, SatPerVbyte> rates,
        @Nullable FeeFault trouble,
        @Nullable FeeFault doubt) {}
