package org.malipo.payouts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wish for a payout, unchecked.
 *
 * @param method a way to be paid, in any of its spellings
 * @param amount null for what the destination asks, or else for all that is left
 * @param approved whether it is approved at once; null for what the pull payment says
 */
public record Claim(
        @Nullable String method,
        @Nullable String destination,
        @Nullable BigDecimal amount,
        @Nullable Boolean approved,
        @Nullable ObjectNode metadata) {}
