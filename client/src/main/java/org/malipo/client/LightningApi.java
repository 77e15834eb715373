package org.malipo.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A Lightning node: a store's, or the server's own. Amounts are millisatoshis where nothing else is said. */
public final class LightningApi {
    private final Transport transport;
    private final Route node;

    LightningApi(Transport transport, Route node) {
        this.transport = transport;
        this.node = node;
    }

    public LightningNodeInfo info() {
        return transport.get(node.below("info"), LightningNodeInfo.class);
    }

    public LightningBalance balance() {
        return transport.get(node.below("balance"), LightningBalance.class);
    }

    /** The course of the balance, which no server tells so far. */
    public BalanceHistory histogram() {
        return transport.get(node.below("histogram"), BalanceHistory.class);
    }

    /** @param nodeUri {@code key@host:port} */
    public void connect(String nodeUri) {
        transport.call("POST", node.below("connect"), Map.of("nodeURI", nodeUri));
    }

    public List<LightningChannel> channels() {
        return transport.list(node.below("channels"), LightningChannel.class);
    }

    /**
     * Opens a channel.
     *
     * @param nodeUri {@code key@host:port} of a node that this one is connected to
     * @param feeRate in satoshis per virtual byte
     */
    public void openChannel(String nodeUri, long amountSats, BigDecimal feeRate) {
        transport.call(
                "POST",
                node.below("channels"),
                Map.of("nodeURI", nodeUri, "channelAmount", Long.toString(amountSats), "feeRate", feeRate));
    }

    /** {@return an address on the chain that pays the node} */
    public String depositAddress() {
        return transport.post(node.below("address"), Map.of(), String.class);
    }

    public LightningInvoice createInvoice(NewLightningInvoice invoice) {
        return transport.post(node.below("invoices"), invoice, LightningInvoice.class);
    }

    /** @param id the node's, or a payment hash */
    public LightningInvoice invoice(String id) {
        return transport.get(node.below("invoices").below(id), LightningInvoice.class);
    }

    public List<LightningInvoice> invoices() {
        return transport.list(node.below("invoices"), LightningInvoice.class);
    }

    /** @param offset so many of the oldest are left out */
    public List<LightningInvoice> invoices(boolean pendingOnly, long offset) {
        var route = node.below("invoices").with("pendingOnly", pendingOnly).with("offsetIndex", offset);
        return transport.list(route, LightningInvoice.class);
    }

    public LightningPayment pay(String bolt11) {
        return pay(NewLightningPayment.of(bolt11));
    }

    /**
     * Pays once, however often it is asked for. A payment that is pending afterwards may have been made, or may be made yet:
     * {@link #payment} tells.
     */
    public LightningPayment pay(NewLightningPayment payment) {
        return transport.post(node.below("invoices").below("pay"), payment, LightningPayment.class);
    }

    public LightningPayment payment(String paymentHash) {
        return transport.get(node.below("payments").below(paymentHash), LightningPayment.class);
    }

    public List<LightningPayment> payments() {
        return transport.list(node.below("payments"), LightningPayment.class);
    }

    /** @param offset so many of the oldest are left out */
    public List<LightningPayment> payments(boolean includePending, long offset) {
        var route =
                node.below("payments").with("includePending", includePending).with("offsetIndex", offset);
        return transport.list(route, LightningPayment.class);
    }
}
