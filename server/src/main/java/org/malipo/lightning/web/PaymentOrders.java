package org.malipo.lightning.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.lightning.NewPayment;
import org.malipo.ln.Msat;
import org.malipo.ln.bolt11.Bolt11;
import org.malipo.ln.bolt11.Bolt11Exception;
import org.malipo.problem.FieldErrors;
import org.springframework.stereotype.Component;

/** Reads what people want paid. */
@Component
class PaymentOrders {
    private static final String INVALID = "The BOLT11 invoice was invalid.";
    private static final BigDecimal USUAL_PERCENT = BigDecimal.ONE;
    private static final Msat USUAL_BASE = Msat.ofSats(10);
    private static final BigDecimal MSAT_PER_SAT = BigDecimal.valueOf(1_000);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(600);

    private final Clock clock;

    PaymentOrders(Clock clock) {
        this.clock = clock;
    }

    /** @throws FieldErrors.InvalidFields if it can't be paid as it is asked for */
    NewPayment read(LightningPaymentData.Request request, Network network) {
        var bolt11 = bolt11(request.bolt11(), network);
        var amount = amount(bolt11, request.amount());
        var payable = bolt11.amount().or(() -> amount).orElseThrow();
        return new NewPayment(bolt11, amount, maxFee(request, payable), timeout(request.sendTimeout()));
    }

    private Bolt11 bolt11(@Nullable String text, Network network) {
        try {
            var bolt11 = Bolt11.decode(text == null ? "" : text);
            if (bolt11.network() != network) {
                throw FieldErrors.of("BOLT11", INVALID);
            }
            if (bolt11.isExpired(clock.instant())) {
                throw LightningCalls.refused("generic-error", "The BOLT11 invoice has expired.");
            }
            return bolt11;
        } catch (Bolt11Exception _) {
            throw FieldErrors.of("BOLT11", INVALID);
        }
    }

    /** Two amounts that differ are a mistake of which nobody knows where it is. */
    private static Optional<Msat> amount(Bolt11 bolt11, @Nullable BigDecimal typed) {
        if (typed == null) {
            if (bolt11.amount().isEmpty()) {
                throw FieldErrors.of("Amount", "The BOLT11 invoice leaves the amount open; an amount is needed.");
            }
            return Optional.empty();
        }
        var amount = Amounts.msat(typed)
                .filter(value -> !value.equals(Msat.ZERO))
                .orElseThrow(() -> FieldErrors.of("Amount", "Amount should be more than 0"));
        if (bolt11.amount().isPresent() && !bolt11.amount().get().equals(amount)) {
            throw FieldErrors.of("Amount", "The BOLT11 invoice is for another amount.");
        }
        return bolt11.amount().isPresent() ? Optional.empty() : Optional.of(amount);
    }

    private static Msat maxFee(LightningPaymentData.Request request, Msat payable) {
        if (request.maxFeeFlat() != null) {
            return limit("MaxFeeFlat", request.maxFeeFlat().multiply(MSAT_PER_SAT));
        }
        if (request.maxFeePercent() != null) {
            return limit("MaxFeePercent", percent(payable, request.maxFeePercent()));
        }
        return limit("MaxFeePercent", percent(payable, USUAL_PERCENT)).plus(USUAL_BASE);
    }

    private static BigDecimal percent(Msat amount, BigDecimal percent) {
        return BigDecimal.valueOf(amount.value()).multiply(percent).movePointLeft(2);
    }

    private static Msat limit(String field, BigDecimal msat) {
        return Amounts.msat(msat.setScale(0, RoundingMode.FLOOR))
                .orElseThrow(() -> FieldErrors.of(field, field + " should be more or equals to 0"));
    }

    private static Duration timeout(@Nullable BigDecimal seconds) {
        if (seconds == null) {
            return USUAL_TIMEOUT;
        }
        if (seconds.signum() <= 0 || seconds.compareTo(LONGEST_SECONDS) > 0) {
            throw FieldErrors.of("SendTimeout", "SendTimeout should be more than 0 and at most 600");
        }
        return Duration.ofSeconds(Math.max(1, seconds.longValue()));
    }
}
