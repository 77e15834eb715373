package org.malipo.invoices.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceTerms;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.NewInvoice;
import org.malipo.problem.PlainNumber;
import org.malipo.stores.SpeedPolicy;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** How an invoice is paid, as the API shows and takes it. Null in a request leaves the choice to the store. */
@Schema(name = "CheckoutOptions")
record CheckoutOptions(
        @Nullable SpeedPolicy speedPolicy,
        @Nullable List<String> paymentMethods,
        @Nullable String defaultPaymentMethod,
        @Nullable Boolean lazyPaymentMethods,

        @JsonSerialize(using = Minutes.Writer.class)
        @JsonDeserialize(using = Minutes.Reader.class)
        @Schema(type = "number")
        @Nullable
        Duration expirationMinutes,

        @JsonSerialize(using = Minutes.Writer.class)
        @JsonDeserialize(using = Minutes.Reader.class)
        @Schema(type = "number")
        @Nullable
        Duration monitoringMinutes,

        @JsonSerialize(using = PlainNumber.class) @Schema(type = "number") @Nullable
        BigDecimal paymentTolerance,

        @Nullable String redirectURL,
        @Nullable Boolean redirectAutomatically,
        @Nullable String defaultLanguage) {
    static CheckoutOptions of(InvoiceView invoice) {
        InvoiceTerms terms = invoice.terms();
        return new CheckoutOptions(
                terms.speedPolicy(),
                invoice.prompts().stream()
                        .map(prompt -> prompt.method().value())
                        .toList(),
                terms.defaultMethod(),
                null,
                terms.expiration(),
                terms.monitoring(),
                terms.tolerance(),
                terms.redirectUrl(),
                terms.redirectAutomatically(),
                terms.defaultLanguage());
    }

    NewInvoice.Checkout toWishes() {
        return new NewInvoice.Checkout(
                speedPolicy,
                paymentMethods,
                defaultPaymentMethod,
                lazyPaymentMethods,
                expirationMinutes,
                monitoringMinutes,
                paymentTolerance,
                redirectURL,
                redirectAutomatically,
                defaultLanguage);
    }
}
