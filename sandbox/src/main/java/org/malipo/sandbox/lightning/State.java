package org.malipo.sandbox.lightning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All nodes' books and the channels between them, as the events so far made them. */
final class State {
    private final Map<String, Book> books = new HashMap<>();
    private final List<Channel> channels = new ArrayList<>();

    Book book(String node) {
        return books.computeIfAbsent(node, _ -> new Book());
    }

    List<Channel> channels() {
        return Collections.unmodifiableList(channels);
    }

    Payment payment(String payer, String hash) {
        return Objects.requireNonNull(book(payer).payment(hash));
    }

    Invoice invoice(String node, String hash) {
        return Objects.requireNonNull(book(node).invoice(hash));
    }

    void apply(Event event) {
        switch (event) {
            case Event.ChannelOpened(var terms, var fundingTx) -> open(terms, fundingTx);
            case Event.InvoiceAdded(var node, var terms) -> book(node).put(Invoice.added(terms));
            case Event.InvoiceCanceled(var node, var hash) ->
                book(node).put(invoice(node, hash).canceled());
            case Event.InvoiceHeld(var node, var hash, var payer, var msat, var seconds) ->
                book(node).put(invoice(node, hash).accepted(payer, msat, seconds));
            case Event.PaymentStarted(var payer, var terms) -> start(payer, terms);
            case Event.PaymentFailed failed -> fail(failed);
            case Event.PaymentSettled settled -> settle(settled);
            case Event.PeerConnected(var node, var peer) -> connect(node, peer);
            case Event.AddressGiven(var node) -> book(node).addAddress();
        }
    }

    private void open(Channel.Terms terms, @Nullable String fundingTx) {
        channels.add(new Channel(terms, fundingTx));
        connect(terms.opener(), terms.peer());
    }

    private void connect(String node, String peer) {
        book(node).addPeer(peer);
        book(peer).addPeer(node);
    }

    private void start(String payer, Payment.Terms terms) {
        book(payer).put(Payment.started(terms));
        terms.route().forEach(hop -> channels.get(hop.channel()).lock(hop.from(), hop.amountMsat()));
    }

    private void fail(Event.PaymentFailed failed) {
        var payment = payment(failed.payer(), failed.hash());
        payment.terms().route().forEach(hop -> channels.get(hop.channel()).giveBack(hop.from(), hop.amountMsat()));
        book(failed.payer()).put(payment.failed(failed.reason(), failed.nanos()));
    }

    private void settle(Event.PaymentSettled settled) {
        var payment = payment(settled.payer(), settled.hash());
        payment.terms().route().forEach(hop -> channels.get(hop.channel()).settle(hop.from(), hop.amountMsat()));
        book(settled.payer()).put(payment.succeeded(settled.preimage(), settled.nanos()));
        var payee = Objects.requireNonNull(payment.terms().payee());
        book(payee)
                .put(invoice(payee, settled.hash())
                        .settled(
                                settled.payer(),
                                settled.preimage(),
                                payment.terms().valueMsat(),
                                book(payee).nextSettleIndex(),
                                TimeUnit.NANOSECONDS.toSeconds(settled.nanos())));
    }
}
