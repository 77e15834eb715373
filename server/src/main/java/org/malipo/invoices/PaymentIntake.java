package org.malipo.invoices;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.malipo.bitcoin.Network;
import org.malipo.invoices.Invoice.Horizon;
import org.malipo.invoices.PromptTable.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records coins on the invoices that they pay. Knows neither events nor time: an invoice never expires here. */
@Component
class PaymentIntake {
    private static final Logger log = LoggerFactory.getLogger(PaymentIntake.class);

    private final PromptTable prompts;
    private final InvoiceReader reader;
    private final InvoiceWriter writer;
    private final StrayTable strays;
    private final Clock clock;

    PaymentIntake(PromptTable prompts, InvoiceReader reader, InvoiceWriter writer, StrayTable strays, Clock clock) {
        this.prompts = prompts;
        this.reader = reader;
        this.writer = writer;
        this.strays = strays;
        this.clock = clock;
    }

    /** Records each coin on the invoice that has its address, whatever state that is in; others are kept for a while. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Network network, List<CoinFact> coins, int tip) {
        if (coins.isEmpty()) {
            return;
        }
        var owners =
                prompts.ownersOf(network, coins.stream().map(CoinFact::script).collect(toSet()));
        var byScript = owners.stream().collect(groupingBy(Owner::script));
        coins.stream()
                .filter(coin -> !byScript.containsKey(coin.script()))
                .forEach(coin -> strays.save(network, coin, clock.instant()));
        inLockOrder(owners).forEach((invoice, theirs) -> record(new InvoiceId(invoice), theirs, coins, tip));
    }

    private static Map<String, List<Owner>> inLockOrder(List<Owner> owners) {
        return owners.stream().collect(groupingBy(owner -> owner.invoice().value(), TreeMap::new, toList()));
    }

    private void record(InvoiceId invoice, List<Owner> owners, List<CoinFact> coins, int tip) {
        change(invoice, change -> {
            for (var owner : owners) {
                coins.stream()
                        .filter(coin -> coin.script().equals(owner.script()))
                        .forEach(coin -> change.coin(owner.method(), coin, clock.instant(), tip));
            }
            return change;
        });
    }

    /** Records a coin that was heard of before its invoice was written. */
    @Transactional
    public void adopt(StrayTable.Found found, int tip) {
        log.info(
                "Invoice {} takes up {}, which came early",
                found.invoice(),
                found.coin().txid());
        change(found.invoice(), change -> change.coin(found.method(), found.coin(), clock.instant(), tip));
        strays.delete(found.network(), found.coin());
    }

    /** Counts the confirmations of one invoice's payments. A failure undoes this invoice only. */
    @Transactional(propagation = Propagation.NESTED)
    public void confirm(InvoiceId invoice, int tip) {
        change(invoice, change -> change.tip(tip, clock.instant()).touch());
    }

    private void change(InvoiceId invoice, UnaryOperator<Change> facts) {
        reader.lock(invoice)
                .map(Change::of)
                .map(facts)
                .map(change -> change.decide(new Horizon(clock.instant(), Instant.EPOCH)))
                .ifPresent(writer::write);
    }
}
