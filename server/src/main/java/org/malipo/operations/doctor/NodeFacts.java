package org.malipo.operations.doctor;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a node says of itself.
 *
 * @param software for example {@code /Satoshi:30.0.0/}; null if it does not tell
 * @param progress how much of the chain it has verified, 0 to 1
 * @param initialDownload whether it thinks that it has much to fetch yet
 * @param prunedBelow the lowest block that it still has; null if it has all
 * @param peers how many it has; null if it does not tell
 * @param waiting transactions in its mempool; null if it does not tell
 */
public record NodeFacts(
        @Nullable String software,
        int blocks,
        int headers,
        BigDecimal progress,
        boolean initialDownload,
        @Nullable Integer prunedBelow,
        @Nullable Integer peers,
        @Nullable Integer waiting) {}
