package org.malipo.lightning.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.lightning.LightningInvoices;
import org.malipo.lightning.Payer;
import org.malipo.ln.Msat;
import org.malipo.ln.node.InvoiceOrder;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Invoices of a node, whoever's it is. */
@Component
class InvoiceCalls {
    private static final Duration USUAL_EXPIRY = Duration.ofHours(1);
    private static final BigDecimal LONGEST_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

    private final LightningInvoices invoices;

    InvoiceCalls(LightningInvoices invoices) {
        this.invoices = invoices;
    }

    LightningInvoiceData create(Payer payer, LightningInvoiceData.Request request) {
        var order = order(request);
        return LightningInvoiceData.of(NodeAnswers.made(() -> invoices.create(payer, order)));
    }

    LightningInvoiceData get(Payer payer, String id) {
        return NodeAnswers.answered(() -> invoices.find(payer, id))
                .map(LightningInvoiceData::of)
                .orElseThrow(
                        () -> new ProblemException(Problem.notFound("invoice-not-found", "The invoice was not found")));
    }

    List<LightningInvoiceData> list(Payer payer, boolean pendingOnly, long offset) {
        return NodeAnswers.answered(() -> invoices.list(payer, pendingOnly, Math.max(0, offset))).stream()
                .map(LightningInvoiceData::of)
                .toList();
    }

    private static InvoiceOrder order(LightningInvoiceData.Request request) {
        var errors = new FieldErrors();
        var amount = Amounts.msat(request.amount());
        if (amount.isEmpty()) {
            errors.add("Amount", "Amount should be more or equals to 0");
        }
        var hashOnly = Boolean.TRUE.equals(request.descriptionHashOnly());
        if (hashOnly && request.description() == null) {
            errors.add("DescriptionHashOnly", "Description is required when `descriptionHashOnly` is true");
        }
        if (request.expiry() != null
                && (request.expiry().signum() <= 0 || request.expiry().compareTo(LONGEST_SECONDS) > 0)) {
            errors.add("Expiry", "Expiry should be more than 0");
        }
        errors.throwIfAny();
        return new InvoiceOrder(
                amount.filter(value -> !value.equals(Msat.ZERO)),
                Objects.requireNonNullElse(request.description(), ""),
                hashOnly,
                expiry(request.expiry()),
                Boolean.TRUE.equals(request.privateRouteHints()));
    }

    private static Duration expiry(@Nullable BigDecimal seconds) {
        return Optional.ofNullable(seconds)
                .map(value -> Duration.ofSeconds(Math.max(1, value.longValue())))
                .orElse(USUAL_EXPIRY);
    }
}
