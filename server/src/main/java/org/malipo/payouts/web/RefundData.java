package org.malipo.payouts.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.payouts.RefundVariant;
import org.malipo.payouts.RefundWish;
import org.malipo.payouts.Refundable;
import org.malipo.problem.PlainNumber;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What can be given back of an invoice by one way.
 *
 * @param paymentAmountThen what was paid, in what it was paid with
 * @param paymentAmountNow what its worth comes to now
 * @param overpaidPaymentAmount null unless too much was paid
 */
@Schema(name = "InvoiceRefundTriggerData")
record RefundData(
        @JsonSerialize(using = PlainNumber.class) BigDecimal paymentAmountNow,
        @Nullable String currentRateText,
        @JsonSerialize(using = PlainNumber.class) BigDecimal paymentAmountThen,
        @JsonSerialize(using = PlainNumber.class) BigDecimal invoiceAmount,
        @JsonSerialize(using = PlainNumber.class) @Nullable BigDecimal overpaidPaymentAmount,
        String invoiceCurrency,
        String paymentCurrency,
        int paymentCurrencyDivisibility,
        int invoiceCurrencyDivisibility) {
    static RefundData of(Refundable refundable, BigDecimal rateNow) {
        return new RefundData(
                refundable.now(rateNow).amount(),
                null,
                refundable.then().amount(),
                refundable.worth().amount(),
                refundable.overpaid() ? refundable.excess().amount() : null,
                refundable.invoiceCurrency().code(),
                refundable.method().currency().code(),
                refundable.method().decimals(),
                refundable.invoiceDecimals());
    }

    /**
     * A wish for a refund.
     *
     * @param payoutMethodId in place of {@code payoutMethods}, as older clients send it
     */
    @Schema(name = "RefundInvoiceRequest")
    record Request(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<@Nullable String> payoutMethods,
            @Nullable String payoutMethodId,
            @Nullable RefundVariant refundVariant,
            @Schema(type = "string") @Nullable BigDecimal subtractPercentage,
            @Schema(type = "string") @Nullable BigDecimal customAmount,
            @Nullable String customCurrency) {
        RefundWish toWish() {
            return new RefundWish(
                    name,
                    description,
                    payoutMethods,
                    payoutMethodId,
                    refundVariant,
                    subtractPercentage,
                    customAmount,
                    customCurrency);
        }
    }
}
