package org.malipo.sandbox.lightning;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.malipo.sandbox.Node;

/** The state of all nodes with the one lock that guards it. What happens is in the journal before anybody learns of it. */
final class Core {
    private final ReentrantLock lock = new ReentrantLock();
    private final State state;
    private final Journal journal;
    private final ChainView chain;
    private final Clock clock;
    private final Map<String, Feed<Invoice>> invoiceFeeds = new ConcurrentHashMap<>();
    private final Map<String, Feed<Payment>> paymentFeeds = new ConcurrentHashMap<>();
    private boolean closed;

    Core(State state, Journal journal, ChainView chain, Clock clock) {
        this.state = state;
        this.journal = journal;
        this.chain = chain;
        this.clock = clock;
    }

    <T, E extends Exception> T exclusively(Node.Task<T, E> task) throws E {
        lock.lock();
        try {
            return task.run();
        } finally {
            lock.unlock();
        }
    }

    /** Only within {@link #exclusively}. */
    State state() {
        return state;
    }

    ChainView chain() {
        return chain;
    }

    /** Only within {@link #exclusively}. */
    void happen(Event event) {
        if (closed) {
            throw new NetworkClosed();
        }
        journal.append(event);
        state.apply(event);
        tell(event);
    }

    private void tell(Event event) {
        switch (event) {
            case Event.InvoiceAdded(var node, var terms) -> invoices(node).publish(state.invoice(node, terms.hash()));
            case Event.InvoiceCanceled(var node, var hash) -> invoices(node).publish(state.invoice(node, hash));
            case Event.InvoiceHeld held -> invoices(held.node()).publish(state.invoice(held.node(), held.hash()));
            case Event.PaymentStarted(var payer, var terms) ->
                payments(payer).publish(state.payment(payer, terms.hash()));
            case Event.PaymentFailed failed ->
                payments(failed.payer()).publish(state.payment(failed.payer(), failed.hash()));
            case Event.PaymentSettled settled -> tellSettled(state.payment(settled.payer(), settled.hash()), settled);
            case Event.ChannelOpened _, Event.PeerConnected _, Event.AddressGiven _ -> {}
        }
    }

    private void tellSettled(Payment payment, Event.PaymentSettled settled) {
        var payee = payment.terms().payee();
        if (payee != null) {
            invoices(payee).publish(state.invoice(payee, settled.hash()));
        }
        payments(settled.payer()).publish(payment);
    }

    Feed<Invoice> invoices(String node) {
        return invoiceFeeds.computeIfAbsent(node, _ -> new Feed<>());
    }

    Feed<Payment> payments(String node) {
        return paymentFeeds.computeIfAbsent(node, _ -> new Feed<>());
    }

    long seconds() {
        return clock.instant().getEpochSecond();
    }

    long nanos() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            invoiceFeeds.values().forEach(Feed::end);
            paymentFeeds.values().forEach(Feed::end);
            journal.close();
        } finally {
            lock.unlock();
        }
    }
}
