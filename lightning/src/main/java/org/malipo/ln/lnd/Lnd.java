package org.malipo.ln.lnd;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Satoshi;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.ln.connection.LndConnection;
import org.malipo.ln.http.Reach;
import org.malipo.ln.node.Ability;
import org.malipo.ln.node.ConnectResult;
import org.malipo.ln.node.InvoiceListener;
import org.malipo.ln.node.InvoiceOrder;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeBalance;
import org.malipo.ln.node.NodeChannel;
import org.malipo.ln.node.NodeInfo;
import org.malipo.ln.node.NodeInvoice;
import org.malipo.ln.node.NodePayment;
import org.malipo.ln.node.NodeUri;
import org.malipo.ln.node.OpenResult;
import org.malipo.ln.node.PayOrder;
import org.malipo.ln.node.PayResult;
import org.malipo.ln.node.Position;

/** A node of LND, which can do everything. */
public final class Lnd implements LightningNode {
    private final LndCalls calls;
    private final LndInvoices invoices;
    private final LndListening listening;
    private final LndPayments payments;
    private final LndChannels channels;
    private final LndState state;

    public Lnd(LndConnection connection, Reach reach) {
        this(connection, reach, Pace.USUAL);
    }

    Lnd(LndConnection connection, Reach reach, Pace pace) {
        calls = new LndCalls(connection, reach);
        invoices = new LndInvoices(calls);
        listening = new LndListening(calls, invoices, pace);
        payments = new LndPayments(calls, pace);
        channels = new LndChannels(calls, pace);
        state = new LndState(calls);
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    @Override
    public NodeInvoice createInvoice(InvoiceOrder order) {
        return invoices.create(order);
    }

    @Override
    public Optional<NodeInvoice> invoice(String id) {
        return invoices.find(id);
    }

    @Override
    public List<NodeInvoice> invoices(boolean pendingOnly, long offset) {
        return invoices.list(pendingOnly, offset);
    }

    @Override
    public void cancelInvoice(String id) {
        invoices.cancel(id);
    }

    @Override
    public void listen(@Nullable Position after, InvoiceListener listener) throws InterruptedException {
        listening.listen(after, listener);
    }

    @Override
    public PayResult pay(PayOrder order) {
        return payments.pay(order);
    }

    @Override
    public Optional<NodePayment> payment(ByteVector32 paymentHash) {
        return payments.find(paymentHash);
    }

    @Override
    public List<NodePayment> payments(boolean withPending, long offset) {
        return payments.list(withPending, offset);
    }

    @Override
    public NodeInfo info() {
        return state.info();
    }

    @Override
    public NodeBalance balance() {
        return state.balance();
    }

    @Override
    public List<NodeChannel> channels() {
        return channels.list();
    }

    @Override
    public OpenResult openChannel(NodeUri peer, Satoshi amount, SatPerVbyte feeRate) {
        return channels.open(peer, amount, feeRate);
    }

    @Override
    public ConnectResult connect(NodeUri peer) {
        return channels.connect(peer);
    }

    @Override
    public String depositAddress() {
        return state.depositAddress();
    }

    @Override
    public void close() {
        calls.close();
    }
}
