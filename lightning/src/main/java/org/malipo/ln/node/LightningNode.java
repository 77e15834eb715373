package org.malipo.ln.node;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Satoshi;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;

/**
 * A Lightning node, or a service that acts as one. Calls wait for the answer and may be made by many threads at once. What a
 * kind of node can't do is told by {@link #abilities} and refused with {@link NodeException.Unsupported} when it is asked for.
 *
 * <p>Every call throws a {@link NodeException} where no answer came, or where the node refused; {@link #pay} doesn't, as nobody
 * knows then what became of the money.
 */
public interface LightningNode extends AutoCloseable {
    Set<Ability> abilities();

    NodeInvoice createInvoice(InvoiceOrder order);

    /**
     * @param id as {@link NodeInvoice#id} told it, or the payment hash in hex where the kind of node knows it by that
     * @return empty if the node never had it, or has removed it
     */
    Optional<NodeInvoice> invoice(String id);

    /**
     * @param pendingOnly those that can still be paid
     * @param offset so many of the oldest are left out, whatever became of them, in the node's own count
     * @return oldest first, as many as the node tells at once
     */
    List<NodeInvoice> invoices(boolean pendingOnly, long offset);

    /** Makes an invoice that nobody has paid unpayable. One that is paid, or unknown, is left as it is. */
    void cancelInvoice(String id);

    /**
     * Tells of invoices as they are paid. Waits until the stream ends, which is when the thread is interrupted or the node is
     * gone.
     *
     * @param after what was paid after this is told first; null to begin with what is paid from now on
     * @throws NodeException if the stream broke
     */
    void listen(@Nullable Position after, InvoiceListener listener) throws InterruptedException;

    /** Pays once. The outcome is {@link PayResult.Unknown} unless the node said for sure what became of it. */
    PayResult pay(PayOrder order);

    /**
     * @return empty if the node says it never heard of such a payment; whether that may be believed,
     *     {@link Ability#TELLS_UNKNOWN_PAYMENTS} tells
     */
    Optional<NodePayment> payment(ByteVector32 paymentHash);

    /**
     * @param withPending also those that are not settled, failed ones among them
     * @param offset so many of the oldest are left out, in the node's own count: LND counts once more what was tried once more
     * @return oldest first, as many as the node tells at once
     */
    List<NodePayment> payments(boolean withPending, long offset);

    NodeInfo info();

    NodeBalance balance();

    List<NodeChannel> channels();

    OpenResult openChannel(NodeUri peer, Satoshi amount, SatPerVbyte feeRate);

    ConnectResult connect(NodeUri peer);

    /** {@return an address on the chain that pays the node} */
    String depositAddress();

    @Override
    void close();
}
