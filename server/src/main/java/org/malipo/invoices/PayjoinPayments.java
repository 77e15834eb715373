package org.malipo.invoices;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.invoices.Invoice.Horizon;
import org.malipo.invoices.PromptTable.Owner;
import org.malipo.money.Sats;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What payers promise to invoices by payjoins (BIP 78): two transactions, of which one pays. */
@Component
public class PayjoinPayments {
    private final PromptTable prompts;
    private final InvoiceReader reader;
    private final InvoiceWriter writer;
    private final TipTable tips;
    private final Clock clock;

    PayjoinPayments(PromptTable prompts, InvoiceReader reader, InvoiceWriter writer, TipTable tips, Clock clock) {
        this.prompts = prompts;
        this.reader = reader;
        this.writer = writer;
        this.tips = tips;
        this.clock = clock;
    }

    /**
     * The invoice that an output would pay.
     *
     * @param due what is missing; null where the payer decides how much to pay
     * @param isOpen whether it can be paid, or was paid
     * @param hasPayments of any kind, also those that do not count
     */
    public record Wanted(
            InvoiceId id, StoreId store, @Nullable Sats due, boolean isOpen, boolean hasPayments) {}

    /**
     * What a payer promises.
     *
     * @param original what was signed already
     * @param output which output of both transactions pays
     * @param coinjoin what was proposed in its place
     * @param coinjoinValue what that one pays, beyond our own coins in it
     * @param contributed these coins
     */
    public record Promise(
            Network network,
            TxId original,
            int output,
            Sats originalValue,
            boolean signalsRbf,
            TxId coinjoin,
            Sats coinjoinValue,
            List<OutPoint> contributed) {}

    /** {@return the invoices that these scripts were given out for, if their payers were offered payjoins} */
    public Map<ByteVector, Wanted> wanted(Network network, Collection<ByteVector> scripts) {
        var owners = prompts.ownersOf(network, scripts);
        var invoices = reader.findAll(owners.stream().map(Owner::invoice).toList()).stream()
                .collect(Collectors.toMap(Invoice::id, Function.identity()));
        var wanted = new HashMap<ByteVector, Wanted>();
        for (var owner : owners) {
            var invoice = invoices.get(owner.invoice());
            if (invoice != null) {
                wanted(invoice, owner.method()).ifPresent(found -> wanted.put(owner.script(), found));
            }
        }
        return wanted;
    }

    private Optional<Wanted> wanted(Invoice invoice, PaymentMethodId method) {
        return invoice.prompt(method).filter(Prompt::payjoin).map(prompt -> {
            var missing = invoice.accounts().of(prompt.terms()).due();
            var hasPayments = !invoice.payments().isEmpty();
            return new Wanted(
                    invoice.id(),
                    invoice.store(),
                    invoice.price() == null ? null : Sats.ofBtc(missing),
                    hasPayments || invoice.takesMoney(clock.instant()),
                    hasPayments);
        });
    }

    /**
     * Books a promise, in the caller's transaction. Whatever the chain tells later of one of its transactions is told of this
     * payment.
     *
     * @return whether it was booked; not if the invoice has a payment or takes no money any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean book(InvoiceId id, ByteVector script, Promise promise) {
        var now = clock.instant();
        var invoice = reader.lock(id)
                .filter(found -> found.payments().isEmpty() && found.takesMoney(now))
                .orElse(null);
        if (invoice == null) {
            return false;
        }
        var prompt = invoice.prompts().stream()
                .filter(one -> one.address() != null && one.address().script().equals(script))
                .findFirst()
                .orElseThrow();
        write(Change.of(invoice).promised(payment(invoice, prompt, promise, now)), now);
        return true;
    }

    private static Payment payment(Invoice invoice, Prompt prompt, Promise promise, Instant now) {
        var address = prompt.address();
        return new Payment(
                prompt.method(),
                promise.original(),
                promise.output(),
                address == null ? "" : address.text(),
                promise.originalValue(),
                prompt.fee(),
                PaymentStatus.PROCESSING,
                now,
                promise.signalsRbf(),
                Change.required(invoice.terms().speedPolicy(), promise.signalsRbf()),
                null,
                null,
                null,
                false,
                new PayjoinPayment(
                        promise.original(),
                        promise.originalValue(),
                        promise.coinjoin(),
                        promise.coinjoinValue(),
                        promise.contributed(),
                        false));
    }

    /** Takes a promise back of which the network never had anything, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notKept(InvoiceId id, TxId original) {
        var now = clock.instant();
        reader.lock(id)
                .ifPresent(invoice ->
                        write(Change.of(invoice).notSent(original, now, tips.height(invoice.network())), now));
    }

    private void write(Change change, Instant now) {
        writer.write(change.decide(new Horizon(now, Instant.EPOCH)));
    }
}
