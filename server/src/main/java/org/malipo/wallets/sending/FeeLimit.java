package org.malipo.wallets.sending;

import fr.acinq.bitcoin.Satoshi;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.bitcoin.spend.FeeBounds;
import org.malipo.money.Sats;
import org.malipo.problem.Problem;

/** How much a fee may be that no person has seen. */
public sealed interface FeeLimit {
    /** Not more than this, however little moves. */
    record Most(Sats fee) implements FeeLimit {}

    /** What nobody pays on purpose is not paid. */
    record NotAbsurd() implements FeeLimit {}

    static FeeLimit of(@Nullable Sats most) {
        return most == null ? new NotAbsurd() : new Most(most);
    }

    /** {@return why the order's draft is not paid for; empty if it may be} */
    static Optional<Problem> refusal(SendOrder order, Draft draft) {
        var plan = draft.plan();
        return of(order.mostFee()).refusal(plan.fee(), plan.feeRate(), draft.moved());
    }

    /**
     * {@return why the fee is not paid; empty if it may be}
     *
     * @param moved what is paid beside the fee
     */
    default Optional<Problem> refusal(Satoshi fee, SatPerVbyte rate, Satoshi moved) {
        return switch (this) {
            case Most(var most) ->
                fee.toLong() <= most.value()
                        ? Optional.empty()
                        : refused("The fee would be " + fee.toLong() + " sat, more than the " + most.value()
                                + " sat that it may be. Nothing was sent.");
            case NotAbsurd _ ->
                FeeBounds.isAbsurd(fee, rate, moved)
                        ? refused("The fee would be " + fee.toLong() + " sat, where " + moved.toLong()
                                + " sat move. Nothing was sent; maxFee allows such a fee.")
                        : Optional.empty();
        };
    }

    private static Optional<Problem> refused(String why) {
        return Optional.of(Problem.refused("fee-too-high", why));
    }
}
