package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How an invoice can be paid.
 *
 * @param paymentMethods for example {@code BTC-CHAIN}
 * @param expirationMinutes from its creation on
 * @param monitoringMinutes how long payments are looked for after that
 * @param paymentTolerance percent
 * @param more what servers to come say beside this
 */
public record InvoiceCheckout(
        SpeedPolicy speedPolicy,
        List<String> paymentMethods,
        @Nullable String defaultPaymentMethod,
        @Nullable Boolean lazyPaymentMethods,
        BigDecimal expirationMinutes,
        BigDecimal monitoringMinutes,
        BigDecimal paymentTolerance,
        @Nullable String redirectURL,
        @Nullable Boolean redirectAutomatically,
        @Nullable String defaultLanguage,
        @JsonAnySetter Map<String, JsonNode> more) {}
