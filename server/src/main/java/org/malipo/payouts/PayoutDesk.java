package org.malipo.payouts;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.payouts.Approval.Approved;
import org.malipo.payouts.Approval.TooLow;
import org.malipo.payouts.Approval.WrongState;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where payouts are changed, each in a transaction of its own. Whatever changes how much is claimed holds the pull payment
 * first and the payout second.
 */
@Component
class PayoutDesk {
    private final PullPaymentTable pullPayments;
    private final PayoutTable payouts;
    private final PayoutEvents events;
    private final Stores stores;

    PayoutDesk(PullPaymentTable pullPayments, PayoutTable payouts, PayoutEvents events, Stores stores) {
        this.pullPayments = pullPayments;
        this.payouts = payouts;
        this.events = events;
        this.stores = stores;
    }

    /**
     * Adds a new payout, in the caller's transaction.
     *
     * @throws ProblemException if its destination is in another payout, or its store is deleted
     */
    void add(Payout payout) {
        stores.hold(payout.store());
        if (!payouts.insert(payout)) {
            throw new ProblemException(PayoutRefusals.DUPLICATE);
        }
        events.created(payout);
    }

    @Transactional
    public Approval approve(PayoutId id, BigDecimal rate) {
        return approve(locked(id), rate);
    }

    /** Belongs in the transaction that has made or locked the payout. */
    Approval approve(Payout payout, BigDecimal rate) {
        var payable = Approval.payable(payout, rate);
        var approved = payout.approved(payable);
        if (approved.isEmpty()) {
            return new WrongState();
        }
        if (payable.compareTo(payout.minimum()) < 0) {
            return new TooLow(changed(payout, payout.marked(PayoutState.CANCELLED, null)));
        }
        if (payable.compareTo(payout.method().most()) > 0) {
            throw new ProblemException(PayoutRefusals.TOO_HIGH);
        }
        payouts.update(approved.get());
        events.approved(approved.get());
        return new Approved(approved.get());
    }

    /**
     * Has a payout stand as somebody says. Cancelling what is cancelled changes nothing.
     *
     * @throws ProblemException if it can't come to that from where it is
     */
    @Transactional
    public Payout mark(PayoutId id, PayoutState wish, @Nullable ObjectNode proof) {
        var payout = locked(id);
        if (payout.state() == PayoutState.CANCELLED) {
            stores.hold(payout.store());
        }
        return wish == PayoutState.CANCELLED && payout.state() == wish
                ? payout
                : changed(payout, payout.marked(wish, proof));
    }

    /** Cancels what is not being paid. Belongs in the transaction that has locked the pull payment. */
    void cancelAll(PullPaymentId pullPayment) {
        payouts.lockCancellable(pullPayment)
                .forEach(payout -> changed(payout, payout.marked(PayoutState.CANCELLED, null)));
    }

    private Payout locked(PayoutId id) {
        var from = payouts.find(id).orElseThrow(PayoutDesk::notFound).pullPayment();
        if (from != null) {
            pullPayments.lock(from);
        }
        return payouts.lock(id).orElseThrow(PayoutDesk::notFound);
    }

    private Payout changed(Payout before, Optional<Payout> change) {
        var after = change.orElseThrow(() -> new ProblemException(PayoutRefusals.WRONG_STATE));
        count(before, after);
        if (!payouts.update(after)) {
            throw new ProblemException(PayoutRefusals.DUPLICATE);
        }
        events.updated(after);
        return after;
    }

    /** What is cancelled can be claimed again; what comes back from that needs to be there still. */
    private void count(Payout before, Payout after) {
        boolean counted = before.state() != PayoutState.CANCELLED;
        boolean counts = after.state() != PayoutState.CANCELLED;
        var from = after.pullPayment();
        if (from == null || counted == counts) {
            return;
        }
        var amount = after.original().amount();
        if (counts && amount.compareTo(pullPayments.find(from).orElseThrow().remaining()) > 0) {
            throw new ProblemException(PayoutRefusals.OVERDRAFT);
        }
        pullPayments.claim(from, counts ? amount : amount.negate());
    }

    private static ProblemException notFound() {
        return new ProblemException(PayoutRefusals.NO_PAYOUT);
    }
}
