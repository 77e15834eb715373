package org.malipo.invoices;

import fr.acinq.bitcoin.TxId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.money.Sats;

/**
 * A coin that pays an invoice.
 *
 * @param fee the network fee that was in force when it was first seen; never changed
 * @param receivedAt when the network saw it
 * @param required confirmations for it to be settled
 * @param blockHeight of the block that has it, or null
 * @param replacedBy the transaction that took its place, if it is known
 * @param lostAt since when it is neither in a block nor in the mempool, or null
 * @param lossProven whether another transaction spends the same coins, so that it can't come back
 */
record Payment(
        PaymentMethodId method,
        TxId txid,
        int vout,
        String destination,
        Sats value,
        Sats fee,
        PaymentStatus status,
        Instant receivedAt,
        boolean signalsRbf,
        int required,
        @Nullable Integer blockHeight,
        @Nullable TxId replacedBy,
        @Nullable Instant lostAt,
        boolean lossProven) {
    static final int MOST_CONFIRMATIONS = 6;

    /** How long a coin of a settled invoice may be missing before it counts as lost. */
    static final Duration MISSING = Duration.ofDays(1);

    /** {@return {@code txid-vout}, its name in the API} */
    String id() {
        return txid.value + "-" + vout;
    }

    boolean isAccounted() {
        return status.isAccounted();
    }

    boolean isOf(TxId otherTxid, int otherVout) {
        return vout == otherVout && txid.equals(otherTxid);
    }

    /** {@return the blocks on top of it and its own, counted to 6} */
    int confirmations(int tip) {
        var height = blockHeight;
        return height == null ? 0 : Math.clamp((long) tip - height + 1, 1, MOST_CONFIRMATIONS);
    }

    /** {@return whether its loss is final: another transaction has its coins, or it is gone for a day} */
    private boolean isLostForGood(Instant now) {
        return lostAt != null && (lossProven || !now.isBefore(lostAt.plus(MISSING)));
    }

    /**
     * {@return this payment by the confirmations that it has}
     *
     * @param forgiving whether a missing coin may still come back, as it may for an invoice that is settled
     */
    Payment countedAt(int tip, Instant now, boolean forgiving) {
        if (lostAt != null) {
            return with(forgiving && !isLostForGood(now) ? PaymentStatus.PROCESSING : PaymentStatus.INVALID);
        }
        return with(confirmations(tip) >= required ? PaymentStatus.SETTLED : PaymentStatus.PROCESSING);
    }

    /** {@return the same coin, as the chain tells of it now; what was written down when it was first seen stays} */
    Payment updated(CoinFact fact, Instant now) {
        boolean lost = !fact.isLive();
        return new Payment(
                method,
                txid,
                vout,
                destination,
                value,
                fee,
                status,
                receivedAt,
                fact.signalsRbf(),
                required,
                fact.blockHeight(),
                fact.replacedBy(),
                lost ? (lostAt != null ? lostAt : now) : null,
                lost && fact.isReplaced());
    }

    private Payment with(PaymentStatus other) {
        return new Payment(
                method,
                txid,
                vout,
                destination,
                value,
                fee,
                other,
                receivedAt,
                signalsRbf,
                required,
                blockHeight,
                replacedBy,
                lostAt,
                lossProven);
    }
}
