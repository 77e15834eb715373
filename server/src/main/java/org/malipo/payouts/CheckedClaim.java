package org.malipo.payouts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A claim whose destination is read.
 *
 * @param amount what was wished, or null
 * @param rate at which it is approved at once; null if it waits for somebody to do that
 */
record CheckedClaim(
        PayoutMethod method,
        Destination destination,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal rate,
        ObjectNode metadata) {}
