package org.malipo.invoices;

import fr.acinq.bitcoin.TxId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.malipo.invoices.Invoice.Horizon;
import org.malipo.money.Sats;
import org.malipo.stores.SpeedPolicy;

/** A change of an invoice in the making: facts are put in, what follows is decided, and who must be told is collected. */
final class Change {
    private final Invoice before;
    private final List<Announcement> announcements = new ArrayList<>();
    private Invoice after;
    private boolean touched;

    private Change(Invoice invoice) {
        this.before = invoice;
        this.after = invoice;
    }

    static Change of(Invoice invoice) {
        return new Change(invoice);
    }

    Invoice before() {
        return before;
    }

    Invoice after() {
        return after;
    }

    /** {@return what others are told, in order} */
    List<Announcement> announcements() {
        boolean silent = announcements.isEmpty() && (touched || !after.equals(before));
        return silent ? List.of(new Announcement.Changed()) : List.copyOf(announcements);
    }

    /** Says that something shown has changed, though nothing that is stored. */
    Change touch() {
        touched = true;
        return this;
    }

    /** Records a coin that pays the prompt of this method, or what the chain tells anew of one that is recorded. */
    Change coin(PaymentMethodId method, CoinFact fact, Instant now, int tip) {
        var payments = new ArrayList<>(after.payments());
        for (int at = 0; at < payments.size(); at++) {
            if (payments.get(at).isOf(fact.txid(), fact.vout())) {
                replace(payments, at, counted(payments.get(at).updated(fact, now), now, tip));
                return this;
            }
        }
        if (fact.isLive()) {
            var prompt = after.prompt(method).orElseThrow();
            add(prompt, counted(payment(prompt, fact), now, tip), payments);
        }
        return this;
    }

    /** Records what a payer promises by a payjoin, before the network has it. */
    Change promised(Payment payment) {
        add(after.prompt(payment.method()).orElseThrow(), payment, new ArrayList<>(after.payments()));
        return this;
    }

    /** Neither transaction of this payjoin could be sent. */
    Change notSent(TxId original, Instant now, int tip) {
        var payments = new ArrayList<>(after.payments());
        for (int at = 0; at < payments.size(); at++) {
            var payjoin = payments.get(at).payjoin();
            if (payjoin != null && payjoin.original().equals(original)) {
                replace(payments, at, counted(payments.get(at).notSent(now), now, tip));
            }
        }
        return this;
    }

    /** Counts confirmations anew. */
    Change tip(int tip, Instant now) {
        var payments = new ArrayList<>(after.payments());
        for (int at = 0; at < payments.size(); at++) {
            replace(payments, at, counted(payments.get(at), now, tip));
        }
        return this;
    }

    /** Moves the state, if payments or time say so. */
    Change decide(Horizon horizon) {
        boolean undecided = after.price() == null;
        var decision = StateMachine.decide(after.state(), after.situation(horizon));
        if (undecided && decision.announcements().stream().anyMatch(Announcement.Processing.class::isInstance)) {
            after = after.withPrice(firstPayment());
            decision = StateMachine.decide(after.state(), after.situation(horizon));
        }
        after = after.with(decision.state());
        announcements.addAll(decision.announcements());
        return this;
    }

    /** Has the merchant decide, if that is allowed now. */
    boolean mark(InvoiceStatus wish) {
        var decision = StateMachine.mark(after.state(), wish);
        decision.ifPresent(decided -> {
            after = after.with(decided.state());
            announcements.addAll(decided.announcements());
        });
        return decision.isPresent();
    }

    /** Any amount is what the first payment was worth, less its network fee. */
    private BigDecimal firstPayment() {
        var counted = after.accounts().payments().getFirst();
        return counted.net().stripTrailingZeros();
    }

    private void replace(List<Payment> payments, int at, Payment updated) {
        var known = payments.set(at, updated);
        after = after.withPayments(payments);
        if (updated.status() == PaymentStatus.SETTLED && known.status() != PaymentStatus.SETTLED) {
            announcements.add(
                    new Announcement.PaymentSettled(updated, after.state().isPast()));
        }
    }

    private Payment counted(Payment payment, Instant now, int tip) {
        return payment.countedAt(tip, now, after.state().is(InvoiceStatus.SETTLED));
    }

    private void add(Prompt prompt, Payment payment, List<Payment> payments) {
        payments.add(payment);
        boolean late = after.state().isPast();
        after = after.withPayments(payments)
                .with(prompt.afterPayment(after.terms().networkFeeMode()));
        announcements.add(new Announcement.ReceivedPayment(payment, late));
        if (payment.status() == PaymentStatus.SETTLED) {
            announcements.add(new Announcement.PaymentSettled(payment, late));
        }
    }

    private Payment payment(Prompt prompt, CoinFact fact) {
        var address = prompt.address();
        return new Payment(
                prompt.method(),
                fact.txid(),
                fact.vout(),
                address == null ? "" : address.text(),
                fact.value(),
                inheritedFee(prompt, fact),
                PaymentStatus.PROCESSING,
                fact.seenAt(),
                fact.signalsRbf(),
                required(after.terms().speedPolicy(), fact.signalsRbf()),
                fact.blockHeight(),
                null,
                null,
                false,
                null);
    }

    /** A transaction that takes another's place is charged what that one was. */
    private Sats inheritedFee(Prompt prompt, CoinFact fact) {
        return after.payments().stream()
                .filter(payment -> !payment.isAccounted() && fact.txid().equals(payment.replacedBy()))
                .findFirst()
                .map(Payment::fee)
                .orElse(prompt.fee());
    }

    static int required(SpeedPolicy policy, boolean signalsRbf) {
        return policy == SpeedPolicy.HIGH_SPEED && signalsRbf ? 1 : policy.confirmations();
    }
}
