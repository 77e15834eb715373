package org.malipo.payouts.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.payouts.NewPullPayment;
import org.malipo.payouts.PullPayment;

/**
 * A pull payment as the API shows it.
 *
 * @param BOLT11Expiration in days
 * @param viewLink of the page that somebody claims on
 */
@Schema(name = "PullPaymentData")
record PullPaymentData(
        String id,
        String name,
        String description,
        String currency,
        BigDecimal amount,
        long BOLT11Expiration,
        Instant startsAt,
        @Nullable Instant expiresAt,
        boolean autoApproveClaims,
        boolean archived,
        String viewLink) {
    /** @param pages address before the id */
    static PullPaymentData of(PullPayment pullPayment, String pages) {
        return new PullPaymentData(
                pullPayment.id().value(),
                pullPayment.name(),
                pullPayment.description(),
                pullPayment.amount().currency().code(),
                pullPayment.amount().amount(),
                pullPayment.bolt11Expiry().toDays(),
                pullPayment.startsAt(),
                pullPayment.expiresAt(),
                pullPayment.autoApprove(),
                pullPayment.archived(),
                pages + pullPayment.id());
    }

    /**
     * What a caller may set.
     *
     * @param BOLT11Expiration in days
     */
    @Schema(name = "CreatePullPaymentRequest")
    record Request(
            @Nullable String name,
            @Nullable String description,
            @Schema(type = "string") @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable Long BOLT11Expiration,
            @Nullable Instant startsAt,
            @Nullable Instant expiresAt,
            @Nullable List<@Nullable String> payoutMethods,
            @Nullable Boolean autoApproveClaims) {
        boolean approves() {
            return Boolean.TRUE.equals(autoApproveClaims);
        }

        NewPullPayment toWish() {
            return new NewPullPayment(
                    name,
                    description,
                    amount,
                    currency,
                    BOLT11Expiration == null ? null : days(BOLT11Expiration),
                    startsAt,
                    expiresAt,
                    payoutMethods,
                    approves(),
                    null);
        }

        /** More days than a duration holds are as many as it holds. */
        private static Duration days(long days) {
            return Duration.ofDays(
                    Math.clamp(days, -1, Duration.ofSeconds(Long.MAX_VALUE).toDays()));
        }
    }
}
