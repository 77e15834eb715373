package org.malipo.invoices;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.money.CurrencyCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invoice as others see it, worked out at the moment of asking.
 *
 * @param anyAmount whether the payer decides how much to pay
 * @param amount what is asked; for an invoice of any amount 0 until it is paid
 * @param paidAmount what arrived less network fees, rounded to the currency's decimals
 * @param markable what the merchant may mark it as now
 * @param monitoredUntil until when payments must be confirmed
 * @param metadata what its maker wanted to be kept with it
 * @param prompts the ways to pay that could be prepared, on-chain first
 */
public record InvoiceView(
        InvoiceId id,
        StoreId store,
        Network network,
        boolean anyAmount,
        BigDecimal amount,
        BigDecimal paidAmount,
        CurrencyCode currency,
        InvoiceStatus status,
        AdditionalStatus additionalStatus,
        List<InvoiceStatus> markable,
        Instant createdAt,
        Instant expiresAt,
        Instant monitoredUntil,
        boolean archived,
        ObjectNode metadata,
        InvoiceTerms terms,
        List<PromptView> prompts) {
    public Optional<PromptView> prompt(PaymentMethodId method) {
        return prompts.stream().filter(prompt -> prompt.method().equals(method)).findFirst();
    }

    /** {@return the prompt that the pay page shows first: the one asked for, else the first; empty if there is none} */
    public Optional<PromptView> defaultPrompt() {
        var wanted = terms.defaultMethod();
        return Optional.ofNullable(wanted)
                .map(PaymentMethodId::parse)
                .flatMap(this::prompt)
                .or(() -> prompts.stream().findFirst());
    }

    /** {@return a text of the metadata, numbers as text too; empty if it is missing or something else} */
    public Optional<String> metadataText(String key) {
        var value = metadata.get(key);
        return value != null && value.isValueNode() && !value.isNull()
                ? Optional.of(value.asString())
                : Optional.empty();
    }

    public Optional<String> orderId() {
        return metadataText("orderId");
    }

    /** {@return all payments of all prompts that count, oldest first} */
    public List<PaymentView> payments() {
        return allPayments().stream()
                .filter(payment -> payment.status().isAccounted())
                .toList();
    }

    /** {@return the same, with those that were replaced, taken back or lost} */
    public List<PaymentView> allPayments() {
        return prompts.stream()
                .flatMap(prompt -> prompt.payments().stream())
                .sorted(Comparator.comparing(PaymentView::receivedAt))
                .toList();
    }
}
