package org.malipo.payouts.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.payouts.Claim;
import org.malipo.payouts.Payout;
import org.malipo.payouts.PayoutState;
import tools.jackson.databind.node.ObjectNode;

/**
 * A payout as the API shows it.
 *
 * @param revision always 0
 * @param payoutAmount null until it is approved
 */
@Schema(name = "PayoutData")
record PayoutData(
        String id,
        int revision,
        @Nullable String pullPaymentId,
        Instant date,
        String destination,
        String originalCurrency,
        BigDecimal originalAmount,
        String payoutCurrency,
        @Nullable BigDecimal payoutAmount,
        String payoutMethodId,
        PayoutState state,
        @Schema(implementation = Proof.class) @Nullable ObjectNode paymentProof,

        @Schema(implementation = Object.class) ObjectNode metadata) {
    static PayoutData of(Payout payout) {
        var from = payout.pullPayment();
        return new PayoutData(
                payout.id().value(),
                0,
                from == null ? null : from.value(),
                payout.createdAt(),
                payout.destination(),
                payout.original().currency().code(),
                payout.original().amount(),
                payout.method().currency().code(),
                payout.amount(),
                payout.method().id().value(),
                payout.state(),
                payout.proof(),
                payout.metadata());
    }

    /** What shows that it was paid; further members depend on its type. */
    @Schema(name = "PayoutPaymentProof")
    record Proof(String proofType) {}

    /** A claim. */
    @Schema(name = "CreatePayoutRequest")
    record ClaimRequest(
            @Nullable String destination,
            @Schema(type = "string") @Nullable BigDecimal amount,
            @Nullable String payoutMethodId) {
        Claim toClaim() {
            return new Claim(payoutMethodId, destination, amount, null, null);
        }
    }

    /**
     * A payout that the store makes.
     *
     * @param approved whether it is approved at once; null for what the pull payment says
     */
    @Schema(name = "CreatePayoutThroughStoreRequest")
    record Request(
            @Nullable String destination,
            @Schema(type = "string") @Nullable BigDecimal amount,
            @Nullable String payoutMethodId,
            @Nullable String pullPaymentId,
            @Nullable Boolean approved,

            @Schema(implementation = Object.class) @Nullable ObjectNode metadata) {
        Claim toClaim() {
            return new Claim(payoutMethodId, destination, amount, approved, metadata);
        }
    }

    /**
     * What is approved.
     *
     * @param revision that the caller has seen
     * @param rateRule an expression that gives the price, for example {@code kraken(BTC_USD)}
     */
    @Schema(name = "ApprovePayoutRequest")
    record Approve(@Nullable Integer revision, @Nullable String rateRule) {}

    /**
     * How a payout stands.
     *
     * @param state paid, if it is left out
     */
    @Schema(name = "MarkPayoutRequest")
    record Mark(
            @Nullable PayoutState state,

            @Schema(implementation = Proof.class) @Nullable ObjectNode paymentProof) {}
}
