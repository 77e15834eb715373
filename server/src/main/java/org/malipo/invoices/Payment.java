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
 * @param payjoin where the payer proposed a payjoin: which of two transactions it is then, is not known until one is mined
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
        boolean lossProven,
        @Nullable PayjoinPayment payjoin) {
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

    /** {@return whether this output is it, or would be it if the other transaction of its payjoin won} */
    boolean isOf(TxId otherTxid, int otherVout) {
        return vout == otherVout && (txid.equals(otherTxid) || (payjoin != null && payjoin.has(otherTxid)));
    }

    /** {@return whether it is the same payment, which moves from one transaction to the other if it is a payjoin} */
    boolean isSameAs(Payment other) {
        return isOf(other.txid, other.vout);
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
        boolean settled = confirmations(tip) >= required && (payjoin == null || payjoin.seen());
        return with(settled ? PaymentStatus.SETTLED : PaymentStatus.PROCESSING);
    }

    /** {@return the same coin, as the chain tells of it now; what was written down when it was first seen stays} */
    Payment updated(CoinFact fact, Instant now) {
        boolean lost = !fact.isLive();
        if (payjoin == null) {
            return standing(fact, lost ? now : null);
        }
        if (!lost) {
            return moved(fact.txid(), payjoin.noticed()).standing(fact, null);
        }
        if (!fact.txid().equals(txid)) {
            return this; // the other one is what counts
        }
        var other = payjoin.otherThan(txid);
        return other.equals(fact.replacedBy()) ? moved(other, payjoin.noticed()) : standing(fact, now);
    }

    /** {@return the payment after neither transaction of its payjoin could be sent; the same if one was seen} */
    Payment notSent(Instant now) {
        return payjoin == null || payjoin.seen()
                ? this
                : copy(txid, value, status, signalsRbf, null, null, lostAt == null ? now : lostAt, true, payjoin);
    }

    private Payment standing(CoinFact fact, @Nullable Instant lost) {
        return copy(
                txid,
                value,
                status,
                fact.signalsRbf(),
                fact.blockHeight(),
                fact.replacedBy(),
                lost == null || lostAt == null ? lost : lostAt,
                lost != null && fact.isReplaced(),
                payjoin);
    }

    private Payment moved(TxId to, PayjoinPayment seen) {
        return copy(to, seen.valueOf(to), status, signalsRbf, null, null, null, false, seen);
    }

    private Payment with(PaymentStatus other) {
        return copy(txid, value, other, signalsRbf, blockHeight, replacedBy, lostAt, lossProven, payjoin);
    }

    @SuppressWarnings("TooManyParameters") // all that ever changes
    private Payment copy(
            TxId newTxid,
            Sats newValue,
            PaymentStatus newStatus,
            boolean newSignalsRbf,
            @Nullable Integer newBlockHeight,
            @Nullable TxId newReplacedBy,
            @Nullable Instant newLostAt,
            boolean newLossProven,
            @Nullable PayjoinPayment newPayjoin) {
        return new Payment(
                method,
                newTxid,
                vout,
                destination,
                newValue,
                fee,
                newStatus,
                receivedAt,
                newSignalsRbf,
                required,
                newBlockHeight,
                newReplacedBy,
                newLostAt,
                newLossProven,
                newPayjoin);
    }
}
