package org.malipo.sandbox.lightning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in the network. The journal keeps events; the state is what follows from them. */
sealed interface Event {
    /** In the order of their numbers in the journal: new kinds go to the end. */
    List<Class<? extends Event>> KINDS = List.of(
            ChannelOpened.class,
            InvoiceAdded.class,
            InvoiceCanceled.class,
            InvoiceHeld.class,
            PaymentStarted.class,
            PaymentFailed.class,
            PaymentSettled.class,
            PeerConnected.class,
            AddressGiven.class);

    /** @param fundingTx in hex, to be broadcast; null where the funding is only claimed */
    record ChannelOpened(Channel.Terms terms, @Nullable String fundingTx) implements Event {}

    record InvoiceAdded(String node, Invoice.Terms terms) implements Event {}

    record InvoiceCanceled(String node, String hash) implements Event {}

    /** A payment reached a hold invoice. */
    record InvoiceHeld(String node, String hash, String payer, long msat, long seconds) implements Event {}

    record PaymentStarted(String payer, Payment.Terms terms) implements Event {}

    record PaymentFailed(String payer, String hash, FailureReason reason, long nanos) implements Event {}

    /** The payee has the money and the payer the preimage. */
    record PaymentSettled(String payer, String hash, String preimage, long nanos) implements Event {}

    record PeerConnected(String node, String peer) implements Event {}

    record AddressGiven(String node) implements Event {}
}
