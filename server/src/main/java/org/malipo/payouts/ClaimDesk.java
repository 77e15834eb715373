package org.malipo.payouts;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.money.Money;
import org.malipo.payouts.Approval.Approved;
import org.malipo.payouts.Approval.TooLow;
import org.malipo.payouts.Approval.WrongState;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where payouts are made, each in a transaction of its own. Claims of one pull payment wait for each other. */
@Component
class ClaimDesk {
    private final PullPaymentTable pullPayments;
    private final PayoutTable payouts;
    private final PayoutDesk desk;
    private final Clock clock;

    ClaimDesk(PullPaymentTable pullPayments, PayoutTable payouts, PayoutDesk desk, Clock clock) {
        this.pullPayments = pullPayments;
        this.payouts = payouts;
        this.desk = desk;
        this.clock = clock;
    }

    /** @throws ProblemException if it can't be claimed; nothing is kept of it then */
    @Transactional
    public Payout claim(PullPaymentId from, CheckedClaim claim) {
        var pullPayment =
                pullPayments.lock(from).orElseThrow(() -> new ProblemException(PayoutRefusals.NO_PULL_PAYMENT));
        var amount = ClaimAmount.from(pullPayment, claim.method(), claim.destination(), claim.amount());
        refusal(pullPayment, claim, amount).ifPresent(refusal -> {
            throw new ProblemException(refusal);
        });
        pullPayments.claim(from, amount);
        return made(
                payout(
                        pullPayment.store(),
                        from,
                        claim,
                        new Money(amount, pullPayment.amount().currency())),
                claim);
    }

    /** Makes a payout that takes nothing from a pull payment. */
    @Transactional
    public Payout make(StoreId store, CheckedClaim claim, BigDecimal amount) {
        return made(payout(store, null, claim, new Money(amount, claim.method().currency())), claim);
    }

    private Optional<Problem> refusal(PullPayment pullPayment, CheckedClaim claim, BigDecimal amount) {
        var closed = pullPayment.closed(clock.instant());
        if (closed.isPresent()) {
            return closed;
        }
        if (!pullPayment.admits(claim.method())) {
            return Optional.of(PayoutRefusals.UNSUPPORTED_METHOD);
        }
        if (payouts.isTaken(claim.destination().key())) {
            return Optional.of(PayoutRefusals.DUPLICATE);
        }
        if (amount.compareTo(pullPayment.remaining()) > 0) {
            return Optional.of(PayoutRefusals.OVERDRAFT);
        }
        return amount.signum() > 0 && pullPayment.isInUnits(amount)
                ? Optional.empty()
                : Optional.of(PayoutRefusals.TOO_LOW);
    }

    private Payout payout(StoreId store, @Nullable PullPaymentId from, CheckedClaim claim, Money original) {
        return new Payout(
                PayoutId.random(),
                store,
                from,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                claim.method(),
                claim.destination().text(),
                claim.destination().key(),
                claim.destination().minimum(),
                original,
                null,
                PayoutState.AWAITING_APPROVAL,
                null,
                claim.metadata().deepCopy());
    }

    private Payout made(Payout payout, CheckedClaim claim) {
        desk.add(payout);
        if (claim.rate() == null) {
            return payout;
        }
        return switch (desk.approve(payout, claim.rate())) {
            case Approved(var approved) -> approved;
            case TooLow _, WrongState _ -> throw new ProblemException(PayoutRefusals.TOO_LOW);
        };
    }
}
