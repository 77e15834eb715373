package org.malipo.invoices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.invoices.Accounts.Counted;
import org.malipo.invoices.StateMachine.Situation;
import org.malipo.money.CurrencyCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A merchant's request to be paid, with all that belongs to it. Holds the rules and does no I/O: each change is a new
 * value.
 *
 * @param price what is asked; null while the payer of an any-amount invoice has not decided it
 * @param payments also those that do not count, in the order in which they were recorded
 */
record Invoice(
        InvoiceId id,
        StoreId store,
        Network network,
        boolean anyAmount,
        @Nullable BigDecimal price,
        CurrencyCode currency,
        InvoiceState state,
        Instant createdAt,
        Instant expiresAt,
        Instant monitoredUntil,
        boolean archived,
        ObjectNode metadata,
        InvoiceTerms terms,
        List<Prompt> prompts,
        List<Payment> payments) {
    /** How long we wait for the payment that may have replaced a coin of a settled invoice. */
    static final Duration REPLACING = Duration.ofSeconds(5);

    /** What is known of time. */
    record Horizon(Instant now, Instant allKnownThrough) {
        /** {@return whether {@code time} is over, and everything that the network saw until then is known} */
        boolean isPast(Instant time) {
            return !now.isBefore(time) && !allKnownThrough.isBefore(time);
        }
    }

    /** {@return what is asked and what has arrived} */
    Accounts accounts() {
        return accounts(Payment::isAccounted);
    }

    private Accounts accounts(Predicate<Payment> which) {
        var counted = payments.stream()
                .filter(which)
                .flatMap(payment -> prompt(payment.method()).map(prompt -> counted(prompt, payment)).stream())
                .toList();
        return new Accounts(
                price, terms.tolerance(), prompts.stream().map(Prompt::terms).toList(), counted);
    }

    private static Counted counted(Prompt prompt, Payment payment) {
        return new Counted(
                prompt.terms(),
                payment.value().toBtc(),
                payment.fee().toBtc(),
                payment.status() == PaymentStatus.SETTLED);
    }

    Optional<Prompt> prompt(PaymentMethodId method) {
        return prompts.stream().filter(prompt -> prompt.method().equals(method)).findFirst();
    }

    Situation situation(Horizon horizon) {
        return new Situation(
                accounts(payment ->
                        payment.isAccounted() && !payment.receivedAt().isAfter(expiresAt)),
                accounts(),
                horizon.isPast(expiresAt),
                horizon.isPast(monitoredUntil),
                payments.stream().anyMatch(payment -> isLost(payment, horizon.now())));
    }

    private static boolean isLost(Payment payment, Instant now) {
        var since = payment.lostAt();
        return since != null && !payment.isAccounted() && !now.isBefore(since.plus(REPLACING));
    }

    /** {@return whether further money can make it paid} */
    boolean takesMoney(Instant now) {
        return state.is(InvoiceStatus.NEW) && now.isBefore(expiresAt);
    }

    Invoice with(InvoiceState other) {
        return copy(price, other, metadata, prompts, payments);
    }

    Invoice withPrice(BigDecimal decided) {
        return copy(decided, state, metadata, prompts, payments);
    }

    Invoice withMetadata(ObjectNode values) {
        return copy(price, state, values, prompts, payments);
    }

    Invoice with(Prompt changed) {
        var others = prompts.stream()
                .map(prompt -> prompt.method().equals(changed.method()) ? changed : prompt)
                .toList();
        return copy(price, state, metadata, others, payments);
    }

    Invoice with(List<Prompt> otherPrompts, List<Payment> otherPayments) {
        return copy(price, state, metadata, otherPrompts, otherPayments);
    }

    Invoice withPayments(List<Payment> others) {
        return copy(price, state, metadata, prompts, others);
    }

    private Invoice copy(
            @Nullable BigDecimal newPrice,
            InvoiceState newState,
            ObjectNode newMetadata,
            List<Prompt> newPrompts,
            List<Payment> newPayments) {
        return new Invoice(
                id,
                store,
                network,
                anyAmount,
                newPrice,
                currency,
                newState,
                createdAt,
                expiresAt,
                monitoredUntil,
                archived,
                newMetadata,
                terms,
                List.copyOf(newPrompts),
                List.copyOf(newPayments));
    }
}
