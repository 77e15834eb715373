package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A budget to make; null leaves a choice to the server. */
public record NewPullPayment(
        @Nullable String name,
        @Nullable String description,
        BigDecimal amount,
        String currency,
        @JsonProperty("BOLT11Expiration") @Nullable Long bolt11ExpirationDays,
        @Nullable Instant startsAt,
        @Nullable Instant expiresAt,
        @Nullable List<String> payoutMethods,
        @Nullable Boolean autoApproveClaims) {
    public static NewPullPayment of(String name, String amount, String currency) {
        return new NewPullPayment(name, null, new BigDecimal(amount), currency, null, null, null, null, null);
    }

    public NewPullPayment approvedAsTheyCome() {
        return new NewPullPayment(
                name, description, amount, currency, bolt11ExpirationDays, startsAt, expiresAt, payoutMethods, true);
    }
}
