package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What can be given back of an invoice by one way.
 *
 * @param paymentAmountThen what was paid, in what it was paid with
 * @param paymentAmountNow what its worth comes to now
 * @param overpaidPaymentAmount null unless too much was paid
 * @param more what servers to come say beside this
 */
public record RefundAmounts(
        BigDecimal paymentAmountNow,
        @Nullable String currentRateText,
        BigDecimal paymentAmountThen,
        BigDecimal invoiceAmount,
        @Nullable BigDecimal overpaidPaymentAmount,
        String invoiceCurrency,
        String paymentCurrency,
        int paymentCurrencyDivisibility,
        int invoiceCurrencyDivisibility,
        @JsonAnySetter Map<String, JsonNode> more) {}
