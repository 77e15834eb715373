package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One way to pay an invoice; amounts are in {@code currency}.
 *
 * @param paymentMethodId for example {@code BTC-CHAIN}
 * @param destination the address; null while the method is not activated
 * @param rate price of one {@code currency} in the invoice's currency, fixed when the invoice was made
 * @param due what is still to be paid
 * @param additionalData what only this kind of method has
 * @param more what servers to come say beside this
 */
public record InvoicePaymentMethod(
        String paymentMethodId,
        String currency,
        boolean activated,
        @Nullable String destination,
        @Nullable String paymentLink,
        BigDecimal rate,
        BigDecimal paymentMethodPaid,
        BigDecimal totalPaid,
        BigDecimal due,
        BigDecimal amount,
        BigDecimal paymentMethodFee,
        List<Payment> payments,
        @Nullable JsonNode additionalData,
        @JsonAnySetter Map<String, JsonNode> more) {}
