package org.malipo.invoices;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that arrived for an invoice.
 *
 * @param id on the chain {@code txid-vout}
 * @param receivedAt when the network saw it
 * @param value in the currency of its prompt
 * @param fee the network fee charged for it, in that currency
 * @param confirmations as far as they are counted, which is to 6
 * @param confirmationsRequired for it to be settled
 * @param replacedBy id of the transaction that took its place, if it is known
 * @param lostAt since when it is neither in a block nor in the mempool, or null
 */
public record PaymentView(
        String id,
        PaymentMethodId method,
        Instant receivedAt,
        BigDecimal value,
        BigDecimal fee,
        PaymentStatus status,
        String destination,
        String txid,
        int vout,
        boolean signalsRbf,
        int confirmations,
        int confirmationsRequired,
        @Nullable String replacedBy,
        @Nullable Instant lostAt) {}
