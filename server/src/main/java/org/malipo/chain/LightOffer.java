package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** A transaction that peers are offered, and when they were. Safe for any thread. */
final class LightOffer {
    /** Before that no peer has fetched and checked it. */
    private static final long FIRST_ASKED = Duration.ofSeconds(2).toNanos();

    private static final long ASKED_OFTEN = Duration.ofSeconds(5).toNanos();
    private static final long ASKED_SELDOM = Duration.ofMinutes(1).toNanos();

    private final Transaction tx;
    private final OfferCheck.Finding finding;
    private final Instant began;
    private final long beganNanos = System.nanoTime();
    private Instant offeredAt = Instant.EPOCH;
    private long nextAsked = beganNanos + FIRST_ASKED;

    LightOffer(Transaction tx, OfferCheck.Finding finding, Instant began) {
        this.tx = tx;
        this.finding = finding;
        this.began = began;
    }

    Transaction tx() {
        return tx;
    }

    OfferCheck.Finding finding() {
        return finding;
    }

    /** An id does not cover the signatures. */
    boolean isOf(Transaction other) {
        return Arrays.equals(Transaction.write(tx), Transaction.write(other));
    }

    Instant began() {
        return began;
    }

    /** {@return {@link Instant#EPOCH} if it was not yet} */
    synchronized Instant offeredAt() {
        return offeredAt;
    }

    synchronized boolean isOlderThan(Instant time) {
        return began.isBefore(time) && offeredAt.isBefore(time);
    }

    synchronized void offered(Instant now) {
        offeredAt = now;
    }

    /** {@return whether peers are to be asked now whether they have it} Often in the first minute, then seldom. */
    synchronized boolean isAskedNow() {
        var now = System.nanoTime();
        if (now - nextAsked < 0) {
            return false;
        }
        nextAsked = now + (now - beganNanos < ASKED_SELDOM ? ASKED_OFTEN : ASKED_SELDOM);
        return true;
    }
}
