package org.malipo.invoices.web;

import static org.malipo.invoices.web.InvoiceData.plain;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PaymentStatus;
import org.malipo.invoices.PaymentView;
import org.malipo.invoices.PromptView;
import org.malipo.invoices.PromptView.ChainDetails;
import org.malipo.problem.PlainNumber;
import org.malipo.stores.NetworkFeeMode;
import tools.jackson.databind.annotation.JsonSerialize;

/** One way to pay an invoice, as the API shows it. */
@Schema(name = "InvoicePaymentMethodDataModel")
record PaymentMethodData(
        String paymentMethodId,
        String currency,
        boolean activated,
        @Nullable String destination,
        @Nullable String paymentLink,

        @Schema(type = "string") BigDecimal rate,
        @Schema(type = "string") BigDecimal paymentMethodPaid,
        @Schema(type = "string") BigDecimal totalPaid,
        @Schema(type = "string") BigDecimal due,
        @Schema(type = "string") BigDecimal amount,
        @Schema(type = "string") BigDecimal paymentMethodFee,

        List<PaymentData> payments,

        @Schema(
                implementation = Object.class,
                anyOf = {AdditionalData.class, LnurlDetails.class})
        @Nullable
        AdditionalData additionalData) {
    /** A payment as the API shows it. */
    @Schema(name = "Payment")
    record PaymentData(
            String id,

            @Schema(type = "number", description = "Unix time in seconds")
            Instant receivedDate,

            @Schema(type = "string") BigDecimal value,
            @Schema(type = "string") BigDecimal fee,

            PaymentStatus status,
            String destination) {
        static PaymentData of(PaymentView payment) {
            return new PaymentData(
                    payment.id(),
                    payment.receivedAt(),
                    plain(payment.value()),
                    plain(payment.fee()),
                    payment.status(),
                    payment.destination());
        }
    }

    /**
     * How the address was made.
     *
     * @param accountDerivation null unless the caller may see it
     */
    @Schema(name = "OnChainPaymentMethodDetails")
    record AdditionalData(
            NetworkFeeMode feeMode,

            @JsonSerialize(using = PlainNumber.class) @Schema(type = "number")
            BigDecimal paymentMethodFeeRate,

            @JsonSerialize(using = PlainNumber.class) @Schema(type = "number")
            BigDecimal recommendedFeeRate,

            boolean payjoinEnabled,
            @Nullable String keyPath,
            @Nullable Integer keyIndex,
            @Nullable String accountDerivation) {
        static AdditionalData of(ChainDetails details, boolean sensitive) {
            return new AdditionalData(
                    details.feeMode(),
                    details.networkFeeRate(),
                    details.recommendedFeeRate(),
                    details.payjoin(),
                    details.keyPath(),
                    details.keyIndex(),
                    sensitive ? details.accountDerivation() : null);
        }
    }

    /** For the description alone: what payers of LNURL said. No prompt has it yet. */
    @Schema(name = "LNURLPayPaymentMethodDetails")
    record LnurlDetails(
            @Nullable String providedComment, @Nullable String consumedLightningAddress) {}

    static List<PaymentMethodData> all(InvoiceView invoice, boolean onlyAccounted, boolean sensitive) {
        return invoice.prompts().stream()
                .map(prompt -> of(prompt, onlyAccounted, sensitive))
                .toList();
    }

    private static PaymentMethodData of(PromptView prompt, boolean onlyAccounted, boolean sensitive) {
        var details = prompt.details();
        return new PaymentMethodData(
                prompt.method().value(),
                prompt.currency().code(),
                prompt.active(),
                prompt.destination(),
                prompt.paymentLink(),
                plain(prompt.rate()),
                plain(prompt.paid()),
                plain(prompt.totalPaid()),
                plain(prompt.due()),
                plain(prompt.amount()),
                plain(prompt.fee()),
                prompt.payments().stream()
                        .filter(payment -> !onlyAccounted || payment.status().isAccounted())
                        .map(PaymentData::of)
                        .toList(),
                details == null ? null : AdditionalData.of(details, sensitive));
    }
}
